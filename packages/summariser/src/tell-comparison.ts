import type { ToolEvent } from '@assay/core';
import type { Citer } from './citer.ts';
import { compareVersions } from './compare-versions.ts';
import { countToCheck } from './count-to-check.ts';
import type { Format } from './formats.ts';
import type { Outline } from './outline/outline.ts';
import { headingPhrase, phrases } from './phrases.ts';
import { readingAge } from './reading-age.ts';
import { pointFeatures } from './scoring/point-features.ts';
import { scorePages } from './scoring/score-pages.ts';
import type { SummariserResult, SummaryStatement } from './summariser.ts';
import { tellStatement } from './tell-part.ts';
import { wordsOf } from './words-of.ts';

interface Telling {
  readonly outline: Outline;
  readonly cite: Citer;
  readonly format: Format;
  readonly words: number;
}

interface Difference {
  readonly place: number;
  readonly before?: number;
}

/** Tells what changed between two versions: the weightiest changes that fit the length, in the order of the document. */
export async function* tellComparison({ outline, cite, format, words }: Telling): AsyncGenerator<ToolEvent, SummariserResult> {
  yield { type: 'progress', message: 'Comparing the two versions' };
  const { points } = outline;
  const { changed, added, removed } = compareVersions(outline);
  const weights = scorePages(pointFeatures(outline));
  const kinds: readonly (readonly Difference[])[] = [
    changed.map(({ before, after }) => ({ place: after, before })),
    added.map((place) => ({ place })),
    removed.map((place) => ({ place })),
  ];
  const parts: SummariserResult['parts'] = [];
  const told: number[] = [];
  let left = words;
  let shares = format.parts.reduce((sum, { share }) => sum + share, 0);
  let untold = 0;
  const lengthOf = ({ place, before }: Difference) => wordsOf(points, before === undefined ? [place] : [place, before]);
  for (const [kind, part] of format.parts.entries()) {
    const all = kinds[kind] ?? [];
    const kept: Difference[] = [];
    let room = (left * part.share) / shares;
    shares -= part.share;
    for (const one of [...all].sort((a, b) => (weights[b.place] ?? 0) - (weights[a.place] ?? 0) || a.place - b.place)) {
      // Of all that changed at least one thing is told.
      if (lengthOf(one) > room && !(told.length === 0 && kept.length === 0)) continue;
      kept.push(one);
      room -= lengthOf(one);
      left -= lengthOf(one);
    }
    left = Math.max(0, left);
    untold += all.length - kept.length;
    if (kept.length === 0) continue;
    yield { type: 'text', text: part.heading, phrase: headingPhrase(part.heading) };
    const statements: SummaryStatement[] = [];
    for (const { place, before } of kept.sort((a, b) => a.place - b.place)) {
      told.push(place, ...(before === undefined ? [] : [before]));
      const now = { text: points[place]?.text ?? '', citations: cite(place) };
      yield* tellStatement(now);
      const earlier = before === undefined ? undefined : { text: points[before]?.text ?? '', citations: cite(before) };
      for (const citation of earlier?.citations ?? []) yield { type: 'citation', citation };
      statements.push({ ...now, follows: false, ...(earlier === undefined ? {} : { before: earlier }) });
    }
    parts.push({ heading: part.heading, status: 'filled', statements });
  }
  if (parts.length === 0) {
    yield { type: 'text', text: phrases()['nothing-changed'] ?? '', phrase: 'nothing-changed' };
    parts.push({ heading: '', status: 'not-found', statements: [] });
  }
  const toldPoints = told.flatMap((place) => points[place] ?? []);
  return {
    title: outline.titles[1] ?? '',
    format: format.id,
    mode: 'comparison',
    words: wordsOf(points, told),
    asked: words,
    standing: [],
    parts,
    leftOut: { sections: [], against: [], differences: untold },
    dropped: 0,
    readingAge: readingAge(toldPoints.map(({ text }) => text).join('\n')),
    toCheck: countToCheck(toldPoints),
  };
}
