import { describe, expect, test } from 'vitest';
import { parseContentItem } from './parse-content-item.ts';
import { blockTexts } from './testing/block-texts.ts';

function parse(item: unknown) {
  const parsed = parseContentItem(JSON.stringify(item));
  if (parsed.status === 'unreadable') throw new Error(parsed.why);
  return parsed;
}

describe('a GOV.UK content item', () => {
  test('is its title, summary and body, with what the record says of it', () => {
    const parsed = parse({
      title: 'Well grant',
      base_path: '/well-grant',
      description: 'Help with a well.',
      document_type: 'detailed_guide',
      locale: 'en',
      first_published_at: '2026-01-02T09:00:00Z',
      public_updated_at: '2026-03-04T09:00:00Z',
      links: { organisations: [{ title: 'Water Office' }] },
      details: { body: '<h2>Who</h2><p>You &amp; yours.</p><script>run()</script>' },
    });
    expect(parsed.text).toBe('Well grant\n\nHelp with a well.\n\nWho\n\nYou & yours.');
    expect(parsed.title).toBe('Well grant');
    expect(parsed.metadata).toEqual({
      description: 'Help with a well.',
      publisher: 'Water Office',
      published: '2026-01-02',
      updated: '2026-03-04',
      type: 'detailed_guide',
      language: 'en',
      url: 'https://www.gov.uk/well-grant',
    });
  });

  test('of parts has their titles as headings; of two versions of a body the HTML is read', () => {
    const body = [
      { content_type: 'text/govspeak', content: '##No' },
      { content_type: 'text/html', content: '<p>Yes.</p>' },
    ];
    expect(blockTexts(parse({ title: 'Guide', details: { parts: [{ title: 'Apply', body }] } }))).toEqual([
      ['h1', 'Guide'],
      ['h2', 'Apply'],
      ['paragraph', 'Yes.'],
    ]);
  });

  test('that was withdrawn says so', () => {
    const item = { title: 'Old', details: { body: '<p>Words.</p>' }, withdrawn_notice: { explanation: '<p>Replaced.</p>' } };
    expect(parse(item).metadata.status).toBe('withdrawn');
    expect(parse({ ...item, withdrawn_notice: {} }).metadata.status).toBeUndefined();
  });

  test('with an address that leads elsewhere has none', () => {
    expect(parse({ title: 'A', base_path: '//example.org', details: {} }).metadata.url).toBeUndefined();
  });

  test.each(['{"a": 1}', '[]', 'null', '{"title": "A"}', '{"title":', 'words'])('%s is none, and is refused', (source) => {
    expect(parseContentItem(source)).toMatchObject({ status: 'unreadable', why: expect.stringMatching(/no GOV\.UK content item/) });
  });
});
