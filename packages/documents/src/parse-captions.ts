import { collapseSpace } from '@assay/language';
import { blockPart, joinBlocks } from './join-blocks.ts';
import { type ParseResult, unreadable } from './parsed-document.ts';

/** One speaker's words are one paragraph until this much time has passed, in seconds. */
const longestTurn = 60;

interface CaptionLibrary {
  parseText(
    source: string,
    options: { readonly type: 'vtt' | 'srt'; readonly errors: boolean; readonly strict: boolean },
  ): Promise<{ readonly cues: readonly { readonly text: string; readonly startTime: number }[] }>;
}

interface Turn {
  readonly speaker: string;
  readonly from: number;
  words: string;
}

/** Captions of a recording (WebVTT or SubRip) as a record of who said what: "[00:01:05] Jane Osei: …", a paragraph for each turn. */
export async function parseCaptions(source: string): Promise<ParseResult> {
  // The library's types do not resolve in a module of Node's kind; this is what they say.
  const { parseText } = (await import('media-captions')) as unknown as CaptionLibrary;
  const type = /^\ufeff?WEBVTT/.test(source) ? 'vtt' : 'srt';
  const { cues } = await parseText(source.replace(/^\ufeff/, ''), { type, errors: false, strict: false });
  const turns: Turn[] = [];
  for (const { text, startTime } of cues) {
    for (const { speaker, words } of spokenIn(text)) {
      const last = turns.at(-1);
      if (words === '') continue;
      if (last !== undefined && last.speaker === speaker && startTime - last.from < longestTurn) last.words += ` ${words}`;
      else turns.push({ speaker, from: startTime, words });
    }
  }
  if (turns.length === 0) return unreadable('holds no captions that can be read. Save the words as a text file, and choose that.');
  const parts = turns.map(({ speaker, from, words }) =>
    blockPart(`[${clock(from)}] ${speaker === '' ? '' : `${speaker}: `}${words}`, { kind: 'paragraph' }),
  );
  return { title: '', ...joinBlocks(parts), metadata: { type: 'captions' } };
}

// --- Internal ---

/** The words of a caption by speaker (`<v Jane Osei>`); other marks and the signs' names (`&amp;`) are resolved. */
function spokenIn(cue: string): readonly { readonly speaker: string; readonly words: string }[] {
  return cue.split(/(?=<v(?:\.[^\s>]{0,100})?\s)/).map((part) => {
    const speaker = /^<v(?:\.[^\s>]{0,100})?\s([^>]{1,200})>/.exec(part)?.[1] ?? '';
    return { speaker: plain(speaker), words: plain(part.replace(/<[^>]{0,300}>/g, '')) };
  });
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"' };

function plain(text: string): string {
  return collapseSpace(text.replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot);/g, (_, name: string) => signs[name] ?? ''));
}

function clock(seconds: number): string {
  return [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map((part) => `${Math.floor(part)}`.padStart(2, '0')).join(':');
}
