/** Handling instructions, descriptors and caveats that keep a text from leaving (GSCP, "Additional markings"): who may see it, and until when. */
const instructions =
  /\b(?:RECIPIENTS ONLY|ORGANISATIONAL USE ONLY|HMG USE ONLY|EMBARGOED|LEGAL(?:LY)? PRIVILEGED?|NOT FOR PUBLICATION|(?:UK|UK\/US|US\/UK|AUS\/CAN\/NZ\/UK\/US|FIVE|CANUKUS|AUSCANNZUKUS)[ -]EYES ONLY)\b/g;

const longestLine = 160;

/** Where a handling instruction stands as one: in a line of capitals, or in a field of handling. Prose about embargoes is none. */
export function findHandling(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(instructions)].flatMap(({ index: start, 0: match }) => {
    const before = text.slice(Math.max(0, start - longestLine), start);
    const after = text.slice(start + match.length, start + match.length + longestLine);
    const lead = before.slice(before.lastIndexOf('\n') + 1);
    const tail = after.slice(0, Math.max(0, `${after}\n`.indexOf('\n')));
    const isField = /^\s{0,5}(?:handling(?: instructions?)?|caveats?|descriptors?|marking|classification)\s{0,3}[:|-]\s{0,5}$/i.test(lead);
    const line = `${lead}${match}${tail.replace(/\b(?:until|at|on|from|to|by|and|of)\b.*$/i, '')}`;
    const isCapitals = line.length <= longestLine && line === line.toUpperCase() && !/[.!?]\s*$/.test(line);
    return isField || isCapitals ? [{ start, end: start + match.length }] : [];
  });
}
