import { SessionService, type GetCurrentSessionResponse } from "@chancery/sdk/chancery/identity/v1/session_service_pb";
import { ChanceryError } from "@chancery/sdk";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "./chancery.ts";

/** Who is signed in; null when nobody is. */
export const currentSession = queryOptions({
  queryKey: ["session"],
  queryFn: fetchSession,
  staleTime: 5 * 60_000,
  retry: false,
});

async function fetchSession(): Promise<GetCurrentSessionResponse | null> {
  try {
    return await api(SessionService).getCurrentSession({});
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

/** Whether a refusal means that nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  const { reason } = ChanceryError.from(error);
  return reason === "CREDENTIALS_MISSING" || reason === "CREDENTIALS_INVALID";
}

/** The session of somebody who is certainly signed in: below the shell of the app. */
export function useSession() {
  const { data } = useQuery(currentSession);
  if (!data) throw new Error("nobody is signed in here");
  const may = (permission: string) => data.permissions.includes(permission);
  return { user: data.user!, organization: data.organization!, session: data.session, permissions: data.permissions, may };
}

/** Ends the session here and on the server, and forgets everything that was read with it. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    const id = client.getQueryData(currentSession.queryKey)?.session?.id;
    if (id) await api(SessionService).revokeSession({ id });
    client.clear();
    client.setQueryData(currentSession.queryKey, null);
  };
}
