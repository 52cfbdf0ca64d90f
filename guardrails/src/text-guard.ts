import type { TextGuard, TextRelease, Verdict } from '@assay/core';
import type { Policy } from './policy.ts';
import { clip, type Place, type RuleResult } from './run-rules.ts';

/** What a text guard is made with. */
export interface TextGuardParts {
  readonly window: Policy['outputWindow'];
  checkText(text: string): Promise<readonly RuleResult[]>;
  decide(text: string, results: readonly RuleResult[]): Verdict;
}

/**
 * Guards a text that arrives in pieces. Each stretch is judged with exactly one window of text either side of it, at places
 * that depend on the text alone: however it is cut into pieces, the same comes out.
 */
export function textGuard({ window, checkText, decide }: TextGuardParts): TextGuard {
  /** What was received, but for what is more than a window behind the place up to which all is released. */
  let text = '';
  let released = 0;
  /** Where the next stretch ends, unless a finding runs on over it. */
  let boundary = window === 'whole' ? Number.POSITIVE_INFINITY : window;
  let stopped: (TextRelease & { readonly status: 'withheld' }) | undefined;

  async function release(stretchEnd: number, seenTo: number): Promise<TextRelease> {
    const results = await checkText(text.slice(0, seenTo));
    const end = beforeFindings(stretchEnd === seenTo ? seenTo : wholeCharacters(text, stretchEnd), seenTo, results);
    if (end <= released) return { status: 'released', text: '', verdicts: [] };
    const place: Place = { start: released, end };
    const verdict = decide(text.slice(released, end), clip(results, place));
    released = end;
    if (verdict.action !== 'block') return { status: 'released', text: verdict.text, verdicts: [verdict] };
    stopped = { status: 'withheld', verdict: { ...verdict, action: 'block' } };
    text = '';
    return stopped;
  }

  /** Text that lies further back than any check can see is let go. */
  function forget(reach: number): void {
    const excess = wholeCharacters(text, Math.max(0, released - reach));
    text = text.slice(excess);
    released -= excess;
    boundary -= excess;
  }

  return {
    async push(piece) {
      if (stopped !== undefined) return stopped;
      text += piece;
      if (window === 'whole') return { status: 'released', text: '', verdicts: [] };
      const said: string[] = [];
      const verdicts: Verdict[] = [];
      while (stopped === undefined && text.length >= boundary + window) {
        const part = await release(boundary, wholeCharacters(text, boundary + window));
        if (part.status === 'withheld') return part;
        said.push(part.text);
        verdicts.push(...part.verdicts);
        boundary += window;
        forget(window);
      }
      return { status: 'released', text: said.join(''), verdicts };
    },
    async finish() {
      return stopped ?? (await release(text.length, text.length));
    },
  };
}

// --- Internal ---

/** A place at which no character is cut in two. */
function wholeCharacters(text: string, place: number): number {
  const before = text.charCodeAt(place - 1);
  return place > 0 && place < text.length && before >= 0xd800 && before <= 0xdbff ? place - 1 : place;
}

/** The last place up to `end` that no finding runs over, where findings that overlap count as one. */
function beforeFindings(end: number, seenTo: number, results: readonly RuleResult[]): number {
  if (end === seenTo) return end;
  // In falling order of start one pass suffices: whatever was passed over starts behind the place, wherever that moves.
  const findings = results.flatMap((result) => result.findings).sort((a, b) => b.start - a.start);
  let place = end;
  for (const finding of findings) if (finding.start < place && finding.end > place) place = finding.start;
  return place;
}
