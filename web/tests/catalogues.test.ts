import { ErrorReason } from "@chancery/sdk/chancery/errors/v1/error_reason_pb";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const LANGUAGES = ["en", "mn", "hu", "de"];
const catalogue = (language: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../src/text/catalogues/${language}.json`), "utf8")) as Record<string, Record<string, string>>;
const texts = (language: string) =>
  Object.fromEntries(Object.entries(catalogue(language)).flatMap(([group, entries]) => Object.entries(entries).map(([key, text]) => [`${group}.${key}`, text])));
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
/** Keys that are counted, without the kind of number. */
const counted = (keys: string[]) => new Set(keys.flatMap((key) => /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1] ?? []));

describe.each(LANGUAGES.slice(1))("the catalogue of %s", (language) => {
  const [own, english] = [texts(language), texts("en")];

  test("has the same texts as the English one", () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  test("leaves no text empty and names the same facts in each", () => {
    for (const [key, text] of Object.entries(own)) {
      expect(text.trim(), key).not.toBe("");
      expect(places(text), key).toEqual(places(english[key] ?? ""));
    }
  });

  test("is not English", () => {
    const sentence = (text = "") => /\p{L}\s\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, ""));
    const same = Object.keys(english).filter((key) => english[key] === own[key] && sentence(english[key]));
    expect(same).toEqual([]);
  });
});

test.each(LANGUAGES)("%s has every kind of number that its language knows", (language) => {
  const keys = Object.keys(texts(language));
  const kinds = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of counted(keys)) for (const kind of kinds) expect(keys).toContain(`${key}_${kind}`);
});

test("every refusal that has words of ours is one that the server gives", () => {
  const own = new Set(["unreached", "unknown", "callId"]);
  const names = Object.keys(catalogue("en")["refusal"] ?? {}).map((key) => key.replace(/_(one|other)$/, ""));
  for (const name of names) if (!own.has(name)) expect(Object.keys(ErrorReason)).toContain(name);
});
