/** 上传材料, telling how far it has come: fetch cannot tell, XMLHttpRequest can. */

import { oneOf } from "@/api/applications";
import { type Schemas, type Send, answered, api, persistently } from "@/api/client";
import { intention } from "@/api/intentions";
import { Refusal } from "@/api/refusal";
import type { Line } from "@/lines";

export const MOST = 20 * 1024 * 1024;

type Kind = Schemas["MaterialView"]["kind"];
/** From 0 to 1. */
export type Progress = (part: number) => void;

const sending =
  (progress: Progress): Send =>
  async (request) => {
    const body = await request.blob();
    return new Promise((resolve, reject) => {
      const sent = new XMLHttpRequest();
      sent.open(request.method, request.url);
      request.headers.forEach((value, name) => sent.setRequestHeader(name, value));
      sent.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
      sent.onload = () => {
        const headers = new Headers(sent.getAllResponseHeaders().trim().split(/\r?\n/).map((line) => line.split(/: (.*)/s, 2) as [string, string]));
        resolve(new Response(sent.responseText, { status: sent.status, headers }));
      };
      sent.onerror = () => reject(new TypeError("the connection broke"));
      sent.send(body);
    });
  };

/** Upload one file; refuse at once what is certainly too large. */
export async function uploadMaterial(line: Line, application: string, kind: Kind, owner: string | undefined, file: File, progress: Progress): Promise<Schemas["Added"]> {
  if (file.size > MOST) throw new Refusal(413, "too-large", `${file.name}：文件不能超过20MB。`);
  const about = [application, kind, owner, file.name, file.size, file.lastModified];
  return answered(
    await api.POST(`${oneOf(line)}/materials` as const, {
      params: { path: { application_id: application }, header: intention("upload", about) },
      body: { kind, ...(owner ? { owner_ref: owner } : {}), file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.set("kind", kind);
        if (owner) form.set("owner_ref", owner);
        form.set("file", file, file.name);
        return form;
      },
      fetch: (request) => persistently(request, sending(progress)),
    }),
  );
}
