// Shows the OpenAPI document; every text goes in as text, never as markup.
"use strict";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function schemaText(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.anyOf) return schema.anyOf.map(schemaText).join(" | ");
  const types = [].concat(schema.type ?? "any").map((type) => (type === "array" ? `[${schemaText(schema.items)}]` : type));
  const choices = schema.enum ? ` ∈ {${schema.enum.filter((each) => each !== null).join(", ")}}` : "";
  return types.join(" | ") + (schema.format ? ` (${schema.format})` : "") + choices;
}

function schemaLink(schema) {
  const text = schemaText(schema);
  const reference = schema && (schema.$ref || (schema.items && schema.items.$ref));
  if (!reference) return element("code", {}, text);
  return element("a", { href: `#schema-${reference.split("/").pop()}` }, element("code", {}, text));
}

function rows(head, lines) {
  const titles = element("tr", {}, ...head.map((each) => element("th", {}, each)));
  return element("table", {}, element("thead", {}, titles), element("tbody", {}, ...lines));
}

function line(...cells) {
  return element("tr", {}, ...cells.map((each) => element("td", {}, each ?? "")));
}

function admission(operation) {
  return [
    `角色: ${operation["x-roles"].join(", ")}`,
    operation["x-verified"] && "须实名认证",
    operation["x-consent"] && `须同意 ${operation["x-consent"]}`,
    operation["x-step-up"] && "须确认是本人",
    operation["x-scope"] && `密钥: ${operation["x-scope"]}`,
  ].filter(Boolean).join(" · ");
}

function operationBlock(base, path, method, operation) {
  const block = element("details", { id: operation.operationId });
  block.dataset.words = `${method} ${path} ${operation.summary} ${operation.operationId}`.toLowerCase();
  block.append(
    element("summary", {}, element("span", { class: "method" }, method.toUpperCase()), element("code", {}, base + path), ` ${operation.summary}`),
    element("p", { class: "roles" }, admission(operation)),
  );
  if (operation.parameters?.length) {
    block.append(rows(["参数", "位置", "必填", "类型", "说明"], operation.parameters.map((each) =>
      line(each.name, each.in, each.required ? "是" : "", schemaText(each.schema), each.description ?? each.schema.description))));
  }
  for (const [media, content] of Object.entries(operation.requestBody?.content ?? {})) {
    block.append(element("p", {}, `请求 ${media}: `, schemaLink(content.schema)));
  }
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer.$ref) continue;
    const [media, content] = Object.entries(answer.content ?? {})[0] ?? ["", null];
    block.append(element("p", {}, `${status} ${media} `, content ? schemaLink(content.schema) : ""));
  }
  const refused = Object.keys(operation.responses).filter((status) => operation.responses[status].$ref);
  block.append(element("p", {}, `也可能: ${refused.join(", ")} (application/problem+json)`));
  return block;
}

function schemaBlock(name, schema) {
  const needed = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties ?? {}).map(([field, each]) =>
    line(field, needed.has(field) ? "是" : "", schemaLink(each), each.description ?? each.title));
  return element("details", { id: `schema-${name}` }, element("summary", {}, element("code", {}, name)), rows(["字段", "必填", "类型", "说明"], lines));
}

function show(api) {
  const base = api.servers[0].url;
  const main = document.getElementById("operations");
  main.replaceChildren();
  for (const tag of api.tags) {
    const section = element("section", {}, element("h2", {}, `${tag.description} `, element("small", {}, tag.name)));
    for (const [path, operations] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (operation.tags?.[0] === tag.name) section.append(operationBlock(base, path, method, operation));
      }
    }
    main.append(section);
  }
  document.getElementById("problems").append(...api["x-problems"].map((each) => {
    const shown = line(element("code", {}, each.code), String(each.status), each.zh, each.en);
    shown.id = `problem-${each.code}`;
    return shown;
  }));
  document.getElementById("schemas").append(...Object.entries(api.components.schemas).map(([name, schema]) => schemaBlock(name, schema)));
  openNamed();
}

function openNamed() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  if (named instanceof HTMLDetailsElement) named.open = true;
  named.scrollIntoView();
}

function search(words) {
  for (const block of document.querySelectorAll("#operations details")) block.hidden = !block.dataset.words.includes(words.toLowerCase());
}

addEventListener("hashchange", openNamed);
document.getElementById("search").addEventListener("input", (typed) => search(typed.target.value));
fetch("/api/v1/openapi.json").then((answer) => answer.json()).then(show).catch((error) => {
  document.getElementById("operations").textContent = `读取失败: ${error}`;
});
