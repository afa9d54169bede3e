import { QueryClientContext } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { Translation } from "react-i18next";
import { reportError } from "../api/error-report.ts";
import { currentSession, isSignedOut } from "../api/session.ts";
import { Button } from "./button.tsx";
import { RefusalNotice } from "./notice.tsx";

/** What a page shows when it cannot go on. A session that has ended leads to the sign-in instead. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  static override contextType = QueryClientContext;
  declare context: React.ContextType<typeof QueryClientContext>;
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (!isSignedOut(error)) return reportError(error);
    this.context?.setQueryData(currentSession.queryKey, null);
    this.setState({ error: undefined });
  }

  override render() {
    const { error } = this.state;
    if (error === undefined || isSignedOut(error)) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main className="empty">
            <h1>{t("broken.title")}</h1>
            <RefusalNotice error={error} />
            <Button look="main" onPress={() => location.reload()}>
              {t("broken.reload")}
            </Button>
          </main>
        )}
      </Translation>
    );
  }
}
