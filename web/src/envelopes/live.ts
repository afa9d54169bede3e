import { ChanceryError, watchAuditEvents } from "@chancery/sdk";
import { AuditService } from "@chancery/sdk/chancery/audit/v1/audit_service_pb";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, chancery } from "../api/chancery.ts";
import { useSession } from "../api/session.ts";

/** Keeps what is shown true: what happens on an envelope, here or anywhere, is read anew. One stream does for the whole page. */
export function useLive(resourceId = ""): void {
  const client = useQueryClient();
  const { may } = useSession();
  const allowed = may("audit.read");
  useEffect(() => {
    if (!allowed) return;
    const end = new AbortController();
    void follow(client, resourceId, end.signal);
    return () => end.abort();
  }, [client, resourceId, allowed]);
}

/** Ends quietly when it cannot go on: whatever is asked next tells why. */
async function follow(client: QueryClient, resourceId: string, signal: AbortSignal): Promise<void> {
  try {
    const { events } = await api(AuditService).listAuditEvents({ pageSize: 1 }, { signal });
    const afterSequence = events[0]?.sequence ?? 0n;
    for await (const { action } of watchAuditEvents(chancery, { afterSequence, resourceId }, { signal })) {
      if (/^(envelope|recipient|certificate_of_completion)\./.test(action)) void refresh(client);
    }
  } catch (error) {
    if (!signal.aborted && !ChanceryError.from(error).reason) setTimeout(() => void follow(client, resourceId, signal), 5_000);
  }
}

let due: ReturnType<typeof setTimeout> | undefined;

/** Several events of one act are one change to what is shown. */
function refresh(client: QueryClient): void {
  clearTimeout(due);
  due = setTimeout(() => {
    void client.invalidateQueries({ queryKey: ["envelopes"] });
    void client.invalidateQueries({ queryKey: ["audit"] });
  }, 150);
}
