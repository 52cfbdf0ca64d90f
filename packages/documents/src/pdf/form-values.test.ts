import { expect, test } from 'vitest';
import { formValues } from './form-values.ts';

test.each([
  [
    'a filled field has its label',
    { subtype: 'Widget', fieldType: 'Tx', alternativeText: 'School name', fieldValue: 'Hill  School' },
    [{ label: 'School name', text: 'Hill School' }],
  ],
  [
    'one without a label has its name',
    { subtype: 'Widget', fieldType: 'Tx', fieldName: 'form[0].Page1[0].Phone[0]', fieldValue: '1' },
    [{ label: 'Phone', text: '1' }],
  ],
  [
    'choices are listed',
    { subtype: 'Widget', fieldType: 'Ch', fieldName: 'Days', fieldValue: ['Monday', 'Friday'] },
    [{ label: 'Days', text: 'Monday, Friday' }],
  ],
  ['what was typed on the page is read', { subtype: 'FreeText', contentsObj: { str: 'Agreed.' } }, [{ label: '', text: 'Agreed.' }]],
  [
    'the corners of a box may come in any order',
    { subtype: 'FreeText', contentsObj: { str: 'Agreed.' }, rect: [90, 40, 10, 20] },
    [{ label: '', text: 'Agreed.', box: { left: 10, bottom: 20, right: 90, top: 40 } }],
  ],
  [
    'a name that a program made up says nothing',
    { subtype: 'Widget', fieldType: 'Tx', fieldName: 'Page1[0].TextField1[0]', fieldValue: 'Agreed.' },
    [{ label: '', text: 'Agreed.' }],
  ],
  ['an empty field is left out', { subtype: 'Widget', fieldType: 'Tx', fieldName: 'Name', fieldValue: ' ' }, []],
  ['a button is left out', { subtype: 'Widget', fieldType: 'Btn', fieldName: 'Send', fieldValue: 'Yes' }, []],
  ['a link is left out', { subtype: 'Link', url: 'http://example.org' }, []],
])('%s', (_, annotation, values) => {
  expect(formValues([annotation])).toEqual(values);
});
