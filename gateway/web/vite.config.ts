import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import vue from "@vitejs/plugin-vue";
import { type Plugin, defineConfig } from "vite";

/** Above this the last per cent of brotli costs a build many seconds. */
const LARGE = 300_000;
const quality = (bytes: number): number => (bytes > LARGE ? 9 : constants.BROTLI_MAX_QUALITY);

/** Packs each script and style sheet once, here, so that the gateway need not for every visitor. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle({ dir = "dist" }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(m?js|css)$/.test(each))) {
        const written = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(written, { params: { [constants.BROTLI_PARAM_QUALITY]: quality(written.length) } }));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(written, { level: 9 }));
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
