/** A protective marking as it stands on paper ("TOP SECRET"), from its tier ("top-secret"). */
export function printedMarking(tier: string): string {
  return tier.toUpperCase().replace('TOP-', 'TOP ');
}
