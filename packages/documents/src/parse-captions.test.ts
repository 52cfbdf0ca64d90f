import { describe, expect, test } from 'vitest';
import { parseCaptions } from './parse-captions.ts';

async function paragraphs(source: string) {
  const parsed = await parseCaptions(source);
  return parsed.status === 'unreadable' ? parsed.why : parsed.blocks.map(({ start, end }) => parsed.text.slice(start, end));
}

describe('captions', () => {
  test('are a record of who said what and when; one speaker’s captions are one paragraph', async () => {
    const source =
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Jane Osei>We meet</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Jane Osei>on Monday.</v>\n\n01:02:03.000 --> 01:02:04.000\n<v.loud Siân>Agreed &amp; noted.</v>\n';
    expect(await paragraphs(source)).toEqual(['[00:00:01] Jane Osei: We meet on Monday.', '[01:02:03] Siân: Agreed & noted.']);
  });

  test('of a long turn are parted after a minute', async () => {
    const cue = (second: number) => `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`;
    const source = [0, 40, 80].map((second) => `${cue(second)} --> ${cue(second + 1)}\nat ${second}\n`).join('\n');
    expect(await paragraphs(`WEBVTT\n\n${source}`)).toEqual(['[00:00:00] at 0 at 40', '[00:01:20] at 80']);
  });

  test('keep two speakers of one caption apart, and lose marks, notes and styles', async () => {
    const source =
      'WEBVTT\n\nNOTE a secret\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\n<v A>One <i>word</i>.</v>\n<v B>Two.</v>\n';
    expect(await paragraphs(source)).toEqual(['[00:00:01] A: One word.', '[00:00:01] B: Two.']);
  });

  test('in SubRip are read too', async () => {
    expect(await paragraphs('1\n00:00:05,500 --> 00:00:07,000\nHello there.\n')).toEqual(['[00:00:05] Hello there.']);
  });

  test.each(['WEBVTT\n\n', 'WEBVTT\n\nNOTE nothing\n', 'Only words.'])('%j holds none, and is refused', async (source) => {
    expect(await paragraphs(source)).toMatch(/holds no captions/);
  });
});
