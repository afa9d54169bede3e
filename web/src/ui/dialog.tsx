import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { IconButton } from "./button.tsx";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  large?: boolean;
  /** It asks about something that cannot be taken back. */
  alert?: boolean;
  /** Presses beside it close it; not where something would be lost. */
  isDismissable?: boolean;
}

/** A question that has to be answered before the page goes on. */
export function Dialog({ title, isOpen, onClose, children, large, alert, isDismissable = true }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable={isDismissable}>
      <Modal className={large ? "dialog large" : "dialog"}>
        <AriaDialog role={alert ? "alertdialog" : "dialog"} className="stack">
          <div className="row apart">
            <Heading slot="title" className="grow">
              {title}
            </Heading>
            <IconButton label={t("common.close")} small onPress={onClose}>
              <X size={20} aria-hidden />
            </IconButton>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
