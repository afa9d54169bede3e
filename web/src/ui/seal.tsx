/** The mark of Chancery. Its name stands beside it. */
export function Seal({ size = 28 }: { size?: number }) {
  return <img src="/icons/seal.svg" width={size} height={size} alt="" />;
}
