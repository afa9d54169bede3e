import { SessionService } from "@chancery/sdk/chancery/identity/v1/session_service_pb";
import type { Session } from "@chancery/sdk/chancery/identity/v1/session_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { currentSession, useSession } from "../api/session.ts";
import { ago, date } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { ListFrame } from "./list-frame.tsx";
import { programOf } from "./program.ts";
import { useList } from "./use-list.ts";

/** Where one is signed in, and how to end it. */
export default function Sessions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useList("sessions", (pageToken) => api(SessionService).listSessions({ pageToken }), ({ sessions }) => sessions);
  const all = useMutation({
    mutationFn: () => api(SessionService).revokeAllSessions({}),
    onSuccess: () => {
      client.clear();
      client.setQueryData(currentSession.queryKey, null);
    },
  });
  return (
    <>
      <div className="stack tight">
        <h1>{t("settings.sessions")}</h1>
        <p className="soft">{t("sessions.lead")}</p>
      </div>
      <ListFrame list={list} none="">
        <ul className="list">
          {list.items.map((session) => (
            <SessionItem key={session.id} session={session} />
          ))}
        </ul>
      </ListFrame>
      <RefusalNotice error={all.error} />
      <div>
        <Button isPending={all.isPending} onPress={() => all.mutate()}>
          {t("sessions.all")}
        </Button>
      </div>
    </>
  );
}

function SessionItem({ session }: { session: Session }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { session: own } = useSession();
  const end = useMutation({
    mutationFn: () => api(SessionService).revokeSession({ id: session.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["settings", "sessions"] }),
  });
  const used = date(session.lastUseTime);
  const ended = date(session.revokeTime) ?? ((date(session.expireTime)?.getTime() ?? 0) < Date.now() ? date(session.expireTime) : undefined);
  const isOwn = session.id === own?.id;
  return (
    <li className="item">
      <span className="grow">
        <strong>{programOf(session.userAgent) || t("sessions.unknown")}</strong>
        <span className="small soft facts">
          {session.ipAddress}
          {used && <> · {t("sessions.used", { time: ago(used, i18n.language) })}</>}
        </span>
      </span>
      {ended ? (
        <span className="status">{t("sessions.ended")}</span>
      ) : isOwn ? (
        <span className="status good">{t("sessions.this")}</span>
      ) : (
        <Button small isPending={end.isPending} onPress={() => end.mutate()}>
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
