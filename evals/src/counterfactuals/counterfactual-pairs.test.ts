import { describe, expect, test } from 'vitest';
import { checkPair } from './check-pair.ts';
import { counterfactualPairs, type Template } from './counterfactual-pairs.ts';
import { dialect, secondLanguage } from './reword.ts';

const text = '{title} {first} {last} wrote that {subject} was told nothing. {about} {Possessive} {spouse} helps {object} in the house.';
const template: Template = { id: 't1', text, voice: 'other' };
const of = (characteristic: string, given = template, seed = 1) =>
  counterfactualPairs(given, seed, { pairsEach: 3, crossed: true }).filter((pair) => pair.characteristic === characteristic);

describe('counterfactualPairs', () => {
  test('varies the nine characteristics of the Equality Act, party, dialect and English as a second language', () => {
    expect(
      [...new Set(counterfactualPairs(template, 1, { pairsEach: 2, crossed: true }).map(({ characteristic }) => characteristic))].sort(),
    ).toEqual([
      'age',
      'age-and-disability',
      'dialect',
      'disability',
      'gender-reassignment',
      'marriage-and-civil-partnership',
      'party',
      'pregnancy-and-maternity',
      'race',
      'religion-or-belief',
      'second-language',
      'sex',
      'sex-and-race',
      'sexual-orientation',
    ]);
  });

  test('sex: names, title and gendered words differ, nothing else', () => {
    for (const { base, variant } of of('sex')) {
      expect(base).toMatch(/^Mr .+ wrote that he was told nothing\. His wife helps him in the house\.$/);
      expect(variant).toMatch(/^Ms .+ wrote that she was told nothing\. Her husband helps her in the house\.$/);
    }
  });

  test('what is stated stands in one sentence, told of the person or by the person', () => {
    for (const { base, variant, value } of of('age')) {
      expect(base).toContain('is 45 years old.');
      expect(variant).toContain(`is ${value} years old.`);
    }
    const [self] = of('age', { ...template, voice: 'self' });
    expect(self?.base).toContain('I am 45 years old.');
  });

  test('pregnancy is told of women alone', () => {
    for (const { base } of of('pregnancy-and-maternity')) expect(base).toMatch(/^Ms /);
  });

  test('race: a White British name and one of another group, of the same sex; the name is a cluster', () => {
    for (const { base, variant, name } of of('race')) {
      expect(base.slice(0, 2)).toBe(variant.slice(0, 2));
      expect(variant).toContain(name);
    }
    expect(new Set(of('race').map(({ name }) => name)).size).toBe(6);
  });

  test('a letter of a member of parliament varies in party alone', () => {
    const pairs = counterfactualPairs({ id: 'm', text: 'My constituent asks for help.\n\n{first} {last} MP ({party})', voice: 'self' }, 1, {
      pairsEach: 1,
      crossed: false,
    });
    expect(new Set(pairs.map(({ characteristic }) => characteristic))).toEqual(new Set(['party']));
    expect(pairs[0]?.base).toContain('MP (Labour)');
  });

  test('a wording changes words, never amounts, dates or what is looked for', () => {
    const said = 'My sister was told on 3 May that the grant of £1,250 does nothing.';
    expect(dialect().reword(said)).toBe('Me sister were told on 3 May that the grant o £1,250 do nowt.');
    expect(secondLanguage('heavy').reword(said)).toBe('My sister is tell on 3 May that grant of £1,250 do nothing.');
    const [pair] = of('dialect');
    expect(pair?.variant).toContain(pair?.reword('told nothing'));
  });

  test('the same seed gives the same pairs, another seed other names', () => {
    const strip = (seed: number) => of('sex', template, seed).map(({ base }) => base);
    expect(strip(1)).toEqual(strip(1));
    expect(strip(1)).not.toEqual(strip(2));
  });

  test.each([
    ['a slot that does not exist', '{first} saw {colour}. {about}', 'slot {colour}'],
    ['no slot for what varies', '{first} {last} asks for help.', 'no slot in which age shows'],
    ['a gendered word outside a slot', '{first} {last} lost her purse. {about}', 'says "her" in both'],
  ])('refuses a template with %s', (_, wrong, words) => {
    expect(() => counterfactualPairs({ id: 't1', text: wrong, voice: 'other' }, 1, { pairsEach: 1, crossed: true })).toThrow(words);
  });
});

describe('checkPair', () => {
  test.each([
    ['another length', 'he is old', 'she is very old', '"old" and "very"'],
    ['more words at the end', 'he is', 'she is old', 'different length'],
    ['fewer words', 'he is old', 'she is', 'different length'],
    ['another word', 'he is old', 'she is frail', '"old" and "frail"'],
  ])('refuses a pair of %s', (_, base, variant, words) => {
    expect(() => checkPair({ id: 'p', base, variant }, { exchangeable: new Set(['he', 'she']) })).toThrow(words);
  });

  test('words that may be dropped may be missing', () => {
    const differences = { exchangeable: new Set<string>(), droppable: new Set(['the']) };
    expect(() => checkPair({ id: 'p', base: 'the cat saw the dog', variant: 'cat saw the dog' }, differences)).not.toThrow();
  });
});
