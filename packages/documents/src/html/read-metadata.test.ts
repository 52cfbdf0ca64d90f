import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readMetadata } from './read-metadata.ts';

const metadataOf = (html: string) => readMetadata(parse(html)).metadata;

describe('what a page says of itself', () => {
  test('the sample corpus’s own markup', () => {
    const html = `<!doctype html><html lang="en-GB"><head><title>Well grant</title>
      <meta name="description" content="Money for  wells."><meta name="dcterms.publisher" content="Department for Rural Services">
      <meta name="dcterms.issued" content="2026-01-05"><meta name="dcterms.modified" content="2026-05-11"><meta name="dcterms.type" content="guidance">
      <meta name="dcterms.spatial" content="England"><meta name="assay.synthetic" content="yes"><meta name="assay.status" content="current">
      <link rel="canonical" href="https://example.gov.uk/well"></head><body><main><p>Words.</p></main></body></html>`;
    expect(metadataOf(html)).toEqual({
      description: 'Money for wells.',
      publisher: 'Department for Rural Services',
      published: '2026-01-05',
      updated: '2026-05-11',
      type: 'guidance',
      nation: 'England',
      status: 'current',
      language: 'en-GB',
      url: 'https://example.gov.uk/well',
      synthetic: true,
    });
  });

  test('GOV.UK’s meta tags', () => {
    const html = `<meta name="govuk:format" content="detailed_guide"><meta name="govuk:primary-publishing-organisation" content="Defra">
      <meta name="govuk:first-published-at" content="2013-07-03T10:00:00+01:00"><meta name="govuk:public-updated-at" content="2024-02-01T00:00:00Z">
      <meta name="govuk:withdrawn" content="withdrawn">`;
    expect(metadataOf(html)).toEqual({
      type: 'detailed_guide',
      publisher: 'Defra',
      published: '2013-07-03',
      updated: '2024-02-01',
      status: 'withdrawn',
    });
  });

  test('linked data, where the department is the author and GOV.UK the publisher', () => {
    const about = {
      '@type': 'Article',
      datePublished: '2020-01-02T00:00:00Z',
      dateModified: '2021-03-04',
      author: { '@type': 'Organization', name: 'Cadw' },
      publisher: { name: 'GOV.UK' },
    };
    const script = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
    const expected = { type: 'Article', publisher: 'Cadw', published: '2020-01-02', updated: '2021-03-04' };
    expect(metadataOf(script(about))).toEqual(expected);
    expect(metadataOf(script({ '@graph': [{ '@type': 'BreadcrumbList' }, about] }))).toEqual(expected);
    expect(metadataOf('<script type="application/ld+json">{ not json</script>')).toEqual({});
  });

  test('GOV.UK’s metadata list', () => {
    const term = (name: string, value: string) =>
      `<dt class="gem-c-metadata__term">${name}</dt><dd class="gem-c-metadata__definition">${value}</dd>`;
    const html = `<dl class="gem-c-metadata__list">${term('From:', '<a href="/x">Department for Transport</a>')}${term('Published', '3 July 2013')}
      ${term('Last updated', '5 May 2020 — <a>See all updates</a>')}${term('Applies to:', 'England')}</dl>`;
    expect(metadataOf(html)).toEqual({
      publisher: 'Department for Transport',
      published: '2013-07-03',
      updated: '2020-05-05',
      nation: 'England',
    });
  });

  test('published dates at the foot of a page', () => {
    const html = '<div class="gem-c-published-dates">Published 3 July 2013<br> Last updated 5 May 2020 <a>+ show all updates</a></div>';
    expect(metadataOf(html)).toEqual({ published: '2013-07-03', updated: '2020-05-05' });
  });

  const nations: readonly (readonly [sentence: string, nation: string | undefined])[] = [
    ['Applies to England', 'England'],
    ['Applies to: England and Wales', 'England and Wales'],
    ['This guidance applies to England, Scotland and Wales.', 'England, Scotland and Wales'],
    ['Applies to Northern Ireland only', 'Northern Ireland'],
    ['This page applies to the United Kingdom', 'United Kingdom'],
    ['This fee applies to England fans.', undefined],
    ['The rule applies to Wales too, but not always.', undefined],
  ];

  test.each(nations)('“%s” states the nation %s', (sentence, nation) => {
    expect(metadataOf(`<main><p>${sentence}</p></main>`).nation).toBe(nation);
  });

  const withdrawals: readonly (readonly [rule: string, html: string, status: string | undefined])[] = [
    ['a notice', '<section class="gem-c-notice"><h2>This guidance was withdrawn on 1 May 2020</h2></section>', 'withdrawn'],
    ['a title', '<title>[Withdrawn] Pig keepers - GOV.UK</title>', 'withdrawn'],
    ['the sample corpus', '<meta name="assay.status" content="withdrawn">', 'withdrawn'],
    ['a notice about something else', '<section class="gem-c-notice">This guidance is new</section>', undefined],
    ['the word in the text', '<main><p>This grant was withdrawn on 1 May 2020.</p></main>', undefined],
  ];

  test.each(withdrawals)('withdrawn by %s', (_, html, status) => {
    expect(metadataOf(html).status).toBe(status);
  });

  test.each(['javascript:alert(1)', '/relative', 'data:text/html,x', ''])('the address %j is none', (href) => {
    expect(metadataOf(`<link rel="canonical" href="${href}"><meta property="og:url" content="${href}">`).url).toBeUndefined();
  });

  test('the title element loses the site’s name', () => {
    expect(readMetadata(parse('<title> Pig\nkeepers - GOV.UK</title>')).title).toBe('Pig keepers');
  });
});
