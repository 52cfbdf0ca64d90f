import { expect, test } from 'vitest';
import { formValues } from './form-values.ts';

test.each([
  [
    'a filled field has its label',
    { subtype: 'Widget', fieldType: 'Tx', alternativeText: 'School name', fieldValue: 'Hill  School' },
    ['School name: Hill School'],
  ],
  [
    'one without a label has its name',
    { subtype: 'Widget', fieldType: 'Tx', fieldName: 'form[0].Page1[0].Phone[0]', fieldValue: '1' },
    ['Phone: 1'],
  ],
  [
    'choices are listed',
    { subtype: 'Widget', fieldType: 'Ch', fieldName: 'Days', fieldValue: ['Monday', 'Friday'] },
    ['Days: Monday, Friday'],
  ],
  ['what was typed on the page is read', { subtype: 'FreeText', contentsObj: { str: 'Agreed.' } }, ['Agreed.']],
  ['an empty field is left out', { subtype: 'Widget', fieldType: 'Tx', fieldName: 'Name', fieldValue: ' ' }, []],
  ['a button is left out', { subtype: 'Widget', fieldType: 'Btn', fieldName: 'Send', fieldValue: 'Yes' }, []],
  ['a link is left out', { subtype: 'Link', url: 'http://example.org' }, []],
])('%s', (_, annotation, words) => {
  expect(formValues([annotation]).flatMap(({ cells }) => cells)).toEqual(words);
});
