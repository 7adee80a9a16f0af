import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import vue from "@vitejs/plugin-vue";
import { type Plugin, defineConfig } from "vite";

/** Packs each script and style sheet once, here, so that the gateway need not for every visitor. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const source = file.type === "chunk" ? file.code : file.source;
        if (!/\.(js|css|svg)$/.test(file.fileName)) continue;
        this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source: brotliCompressSync(source) });
        this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gzipSync(source, { level: 9 }) });
      }
    },
  };
}

export default defineConfig({
  plugins: [vue(), packed()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // The content policy takes no data: fonts or styles; small files stay files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // `npm run dev` beside a running system: GATEWAY_URL names its gateway.
  server: { host: "127.0.0.1", proxy: { "/api": process.env.GATEWAY_URL ?? "http://127.0.0.1:8000" } },
});
