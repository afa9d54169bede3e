import type { ReactNode } from "react";
import { Seal } from "../ui/seal.tsx";

/** The bar above everything a recipient sees. */
export function SigningTop({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <header className="top signing-top">
      <Seal />
      <span className="name">{name}</span>
      <div className="row ends">{children}</div>
    </header>
  );
}
