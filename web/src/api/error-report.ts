/** Errors that were told already: one that repeats itself is one error. */
const told = new Set<string>();

/** Notes an error of the app's own. Refusals of the server are no errors of ours. */
export function reportError(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (told.has(text) || told.size >= 20) return;
  told.add(text);
  console.error(error);
}

/** Notes what nobody caught. */
export function reportErrors(): void {
  addEventListener("error", ({ error }) => error && reportError(error));
  addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
}
