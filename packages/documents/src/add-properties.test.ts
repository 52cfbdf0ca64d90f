import { describe, expect, test } from 'vitest';
import { addProperties, type FileProperties } from './add-properties.ts';

const none: FileProperties = { title: '', author: '', publisher: '', language: '', changed: '', unseen: [] };
const parsed = { title: '', text: 'Words.', blocks: [], metadata: {} };

describe('what is known of a parsed file', () => {
  test('takes the title from its properties only where its text has none', () => {
    expect(addProperties(parsed, { ...none, title: 'Wells' }).title).toBe('Wells');
    expect(addProperties({ ...parsed, title: 'Pumps' }, { ...none, title: 'Wells' }).title).toBe('Pumps');
  });

  test('keeps author, publisher, language and date, and what nobody sees apart', () => {
    const properties = { ...none, author: 'Ann', publisher: 'Hill', language: 'en-GB', changed: '2026-05-04T10:00:00Z', unseen: ['wells'] };
    expect(addProperties({ ...parsed, hidden: 'remark' }, properties)).toMatchObject({
      metadata: { author: 'Ann', publisher: 'Hill', language: 'en-GB', updated: '2026-05-04' },
      hidden: 'remark\nwells',
    });
  });

  test.each([
    { title: 'Untitled' },
    { title: 'Microsoft Word - letter.doc' },
    { title: 'final v2.docx' },
    { author: 'python-docx' },
    { author: 'Administrator' },
    { language: 'none' },
    { language: '"><x' },
    { changed: 'yesterday' },
  ])('leaves out what a program made up: %j', (made) => {
    expect(addProperties(parsed, { ...none, ...made })).toEqual({ ...parsed, hidden: '' });
  });
});
