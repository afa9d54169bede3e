import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { Waiting } from "../ui/waiting.tsx";

interface ListFrameProps {
  list: { error: unknown; isPending: boolean; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown; items: unknown[] };
  /** What to say when there is nothing. */
  none: string;
  children: ReactNode;
}

/** A list with whatever belongs to one: waiting, refusal, emptiness, more. */
export function ListFrame({ list, none, children }: ListFrameProps) {
  const { t } = useTranslation();
  if (list.error) return <RefusalNotice error={list.error} />;
  if (list.isPending) return <Waiting />;
  if (list.items.length === 0) return <p className="soft">{none}</p>;
  return (
    <>
      {children}
      {list.hasNextPage && (
        <div>
          <Button onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
            {t("common.more")}
          </Button>
        </div>
      )}
    </>
  );
}
