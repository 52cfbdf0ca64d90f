import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['person'] }, { text });

describe('a name with nothing around it is found', () => {
  test.each<[string, string, string]>([
    ['known by its given name', 'Niamh Pritchard attended the surgery.', 'Niamh Pritchard'],
    ['with a surname that is a word', 'Zofia Grant attended.', 'Zofia Grant'],
    ['of two words that are no ordinary ones', 'There was a note for Xiuying Zhang in the file.', 'Xiuying Zhang'],
    ['behind a word with a capital', 'Since Thandiwe Nkosi left, nothing came.', 'Thandiwe Nkosi'],
    ['with a particle', 'The claim of Pieter van Wyk was late.', 'Pieter van Wyk'],
    ['with an apostrophe', 'The claim of Niamh O’Neill was late.', 'Niamh O’Neill'],
    ['of three words', 'Invoice of Nguyen Van Minh', 'Nguyen Van Minh'],
    ['with an initial between ordinary words', 'Invoice of Grace R. Park', 'Grace R. Park'],
    ['of ordinary words, by whom one writes to', 'I wrote to Grace Park in May', 'Grace Park'],
    ['of ordinary words, by what a person does', 'Grace Park lives in Hull', 'Grace Park'],
    ['of ordinary words, by whose mother it is', 'This is Grace Park’s mother', 'Grace Park'],
    ['in a column of names', 'Name,Town,Year\nXilola Umarova,Hull,1990\nBo Li,Leeds,1991', 'Xilola Umarova'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`person: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a street', 'They met in Charlotte Street.'],
    ['a department', 'The Housing Benefit team and Home Office replied.'],
    ['a place', 'South Yorkshire and North Tyneside'],
    ['a place of two words', 'from Milton Keynes to Sri Lanka and Hong Kong'],
    ['a town and more', 'Swansea Vale and Leeds Techhub'],
    ['Welsh words of office', 'Llywodraeth Cymru a Chyngor Gwynedd, Prif Weinidog Cymru'],
    ['peoples and faiths', 'a Turkish Cypriot, a Kurdish Yazidi and a Somali Bantu family'],
    ['a condition', 'Tourette Syndrome, Parkinson’s Disease and Down Syndrome'],
    ['letters and a word', 'use PAYE Online and the GB EORI number'],
    ['words run together', 'the Bluelight ProContract portal'],
    ['ordinary words', 'Warm Home and Cold Weather payments'],
    ['a party', 'We met Plaid Cymru and Sinn Féin, and then the Democratic Unionists.'],
    ['after an article', 'a note of the Xiuying Zhang'],
    ['a law', 'the Equality Act and the Data Protection Act'],
    ['an unknown pair', 'Sunderland Harbour Walk reopened'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
