import { expect, test, vi } from "vitest";
import { fileName } from "../src/pdf/save-file.ts";
import { programOf } from "../src/settings/program.ts";
import { pathOf } from "../src/signing/path.ts";
import { slugOf } from "../src/start/slug.ts";
import { ago, bytes, initialsOf, today } from "../src/text/format.ts";

vi.stubGlobal("navigator", { languages: ["en-GB"] });

test("a short name is made of letters that addresses take", () => {
  expect(slugOf("Northwind Studio Ltd.")).toBe("northwind-studio-ltd");
  expect(slugOf("Őrült Űrhajó Kft")).toBe("orult-urhajo-kft");
  expect(slugOf("Өгөөж ХХК")).toBe("ogooj-khkhk");
  expect(slugOf("Straße & Söhne")).toBe("strasse-sohne");
  expect(slugOf("!!!")).toBe("");
});

test("initials are the first letters of the first and the last word, in any script", () => {
  expect(initialsOf("Anna Mária Kovács")).toBe("AK");
  expect(initialsOf("Өнөр")).toBe("Ө");
  expect(initialsOf("  ")).toBe("");
});

test("no name of a file plays with paths or with the direction of writing", () => {
  expect(fileName("../../etc/passwd")).toBe(".. .. etc passwd.pdf");
  expect(fileName("contract\u202Efdp.exe")).toBe("contract fdp.exe.pdf");
  expect(fileName("a.PDF")).toBe("a.PDF");
  expect(fileName("")).toBe("document.pdf");
});

test("sizes and times are told as people tell them", () => {
  expect(bytes(1_400_000, "en")).toBe("1.4 MB");
  expect(bytes(0, "en")).toBe("0 byte");
  const now = Date.UTC(2026, 10, 21, 12);
  expect(ago(new Date(now - 3 * 3_600_000), "en", now)).toBe("3 hours ago");
  expect(ago(new Date(now - 90_000), "en", now)).toBe("1 minute ago");
  expect(today(new Date(2026, 0, 5))).toBe("2026-01-05");
});

test("a browser is known by its user agent, and a program says who it is", () => {
  expect(programOf("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36")).toBe("Chrome, Linux");
  expect(programOf("grpc-node/1.12")).toBe("grpc-node/1.12");
});

test("a stroke becomes a smooth line, and a point a dot", () => {
  expect(pathOf([0.5, 0.5], 300, 100)).toBe("M150.0 50.0h.1");
  expect(pathOf([0, 0, 0.5, 0.5, 1, 1], 300, 100)).toBe("M0.0 0.0Q150.0 50.0 225.0 75.0L300.0 100.0");
});
