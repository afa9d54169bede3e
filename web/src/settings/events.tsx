import "./events.css";
import type { AuditEvent } from "@chancery/sdk/chancery/audit/v1/audit_event_pb";
import { useTranslation } from "react-i18next";
import { date, exactTime } from "../text/format.ts";
import { actionText, actorText } from "./event-text.ts";

/** Events as a timeline, newest first. */
export function Events({ events }: { events: readonly AuditEvent[] }) {
  const { i18n } = useTranslation();
  return (
    <ol className="events">
      {events.map((event) => {
        const time = date(event.time);
        return (
          <li key={event.id} className="event" data-action={event.action}>
            <p>{actionText(event, i18n)}</p>
            <p className="small soft">
              {[actorText(event, i18n), event.ipAddress].filter(Boolean).join(" · ")}
            </p>
            {time && (
              <p className="small soft">
                <time dateTime={time.toISOString()}>{exactTime(time, i18n.language)}</time>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
