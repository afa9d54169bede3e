/** Errors that were told already: one that repeats itself is one error. */
const told = new Set<string>();

/** Reports an error of the app's own to the server, which groups it for the administrators. Refusals of the server are no errors of ours. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  if (told.has(message + stack) || told.size >= 20) return;
  told.add(message + stack);
  console.error(error);
  // Whoever cannot even report has other worries.
  void send(message, stack).catch(() => {});
}

/** Comes only when there is something to report. */
async function send(message: string, stack: string): Promise<void> {
  const [{ ClientErrorService }, { api }] = await Promise.all([
    import("@chancery/sdk/chancery/audit/v1/client_error_service_pb"),
    import("./chancery.ts"),
  ]);
  await api(ClientErrorService).reportClientError({ message: message.slice(0, 1000), stack: stack.slice(0, 8000), page: location.pathname });
}

/** Notes what nobody caught. */
export function reportErrors(): void {
  addEventListener("error", ({ error }) => error && reportError(error));
  addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
}
