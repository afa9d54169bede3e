import { timestampDate, type Timestamp } from "@bufbuild/protobuf/wkt";

/** A moment of the contract as a date of JavaScript. */
export function date(time: Timestamp | undefined): Date | undefined {
  return time && timestampDate(time);
}

/** The language as the reader's region has it: `en` for somebody who reads en-GB is en-GB. */
function regional(language: string): string {
  return navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
}

/** `21 November 2026 at 14:05`, as the language tells it. */
export function dateTime(time: Date, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { dateStyle: "long", timeStyle: "short" }).format(time);
}

/** The same to the second, with the zone: what evidence needs. */
export function exactTime(time: Date, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { dateStyle: "medium", timeStyle: "long" }).format(time);
}

/** `21 Nov 2026`. */
export function day(time: Date, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { dateStyle: "medium" }).format(time);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** `3 hours ago`; from a week on the day itself. */
export function ago(time: Date, language: string, now = Date.now()): string {
  const passed = time.getTime() - now;
  if (Math.abs(passed) > 7 * 86_400_000) return day(time, language);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, step] = STEPS.find(([, size]) => Math.abs(passed) >= size) ?? ["minute", 60_000];
  return format.format(Math.trunc(passed / step), unit);
}

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** `1.4 MB`. */
export function bytes(count: number, language: string): string {
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
  const style = { style: "unit", unit: SIZES[power]!, unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(count / 1000 ** power);
}

/** The day of today where the person is, as a date field keeps it: `2026-11-21`. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `Anna Bat` gives `AB`: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => String.fromCodePoint(word.codePointAt(0)!).toLocaleUpperCase()).join("");
}
