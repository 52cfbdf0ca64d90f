import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['person'] }, { text });

describe('a name is found', () => {
  test.each<[string, string, string]>([
    ['by its title', 'Mr Oluwaseun Adeyemi came.', 'Mr Oluwaseun Adeyemi'],
    ['a title and a surname', 'Ask Dr Begum.', 'Dr Begum'],
    ['right honourable', 'The Rt Hon Jane Osei MP', 'Rt Hon Jane Osei'],
    ['an opening', 'Dear Zofia,\n\nThank you', 'Zofia'],
    ['a close', 'Yours sincerely,\n\nIfeoma Eze', 'Ifeoma Eze'],
    ['a close on one line', 'Regards, Wei Zhang\n', 'Wei Zhang'],
    ['a label', 'Name: Priya Nair-Rao', 'Priya Nair-Rao'],
    ['a label in Welsh', 'Enw: Angharad ap Rhys', 'Angharad ap Rhys'],
    ['a phrase', 'my name is Xin Li and', 'Xin Li'],
    ['in the name of', 'in the name of Tomasz Kowalski', 'Tomasz Kowalski'],
    ['I, so and so', 'I, Blessing Okafor, ask', 'Blessing Okafor'],
    ['letters after it', 'and Siân Gwenllian MS said', 'Siân Gwenllian'],
    ['with an apostrophe', "Ms O'Brien wrote", "Ms O'Brien"],
    ['with a particle', 'Mr van der Berg wrote', 'Mr van der Berg'],
    ['before an office', 'signed by Amina Yusuf Chief Executive', 'Amina Yusuf'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`person: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['an opening to an office', 'Dear Minister,\n\nThe bus'],
    ['to nobody', 'Dear Sir or Madam,\n\nI'],
    ['to a team', 'Dear Housing Team,\n\nThe damp'],
    ['a label of an office', 'From: Pensions Department'],
    ['a place', 'in the name of Parliament'],
    ['a sentence', 'My name is spelled wrong.'],
    ['nationalities and faiths', 'Polish, Muslim and Deaf people told us'],
    ['a close before a sentence', 'Thanks\n\nThe form is enclosed.'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
