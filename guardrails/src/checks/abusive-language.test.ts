import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { abusiveLanguage } from './abusive-language.ts';

const all = { kinds: ['slur', 'profanity', 'insult'] };
const find = (text: string, options: unknown = all) => findIn(abusiveLanguage, options, { text });
const kinds = async (text: string, options: unknown = all) => (await find(text, options)).map((found) => found.split(':')[0]);

describe('coarse and abusive words are found, plain or disguised', () => {
  test.each([
    ['What a load of bollocks.', 'profanity'],
    ['FUCK this form.', 'profanity'],
    ['You sh1t.', 'profanity'],
    ['What the f*ck is this?', 'profanity'],
    ['f**k off', 'profanity'],
    ['Oh fuuuuck.', 'profanity'],
    ['f u c k', 'profanity'],
    ['f.u.c.k off', 'profanity'],
    ['B@stards, all of them.', 'profanity'],
    ['Cachau bant.', 'profanity'],
    ['ＦＵＣＫ', 'profanity'],
    ['fu\u200bck', 'profanity'],
    ['shіt with a look-alike letter', 'profanity'],
    ['They are all wogs.', 'slur'],
    ['He is a retard.', 'slur'],
    ['They are vermin.', 'insult'],
    ['Go back to your own country.', 'insult'],
  ])('%s', async (text, kind) => {
    expect(await kinds(text)).toEqual([kind]);
  });
});

describe('places, dishes, breeds, conditions, codes and quotations are left alone', () => {
  test.each([
    ['The depot is in Scunthorpe; others are in Penistone, Cockermouth and Lightwater.'],
    ['Shitterton and Twatt are villages.'],
    ['We had faggots and peas in Dudley.'],
    ['The bitch must be microchipped before the puppies are sold.'],
    ['Fire retardant foam. Growth is retarded by frost.'],
    ['A skin prick test is offered. The baby has bloody diarrhoea.'],
    ['Offa’s Dyke Path closes in May. Steel slag is recycled.'],
    ['There is a chink in the curtain, and a Maine Coon on the sill.'],
    ['Form P45, the 2nd and 3rd payment, section 4(a), item a b c d e f.'],
    ['U.K. and N.H.S. and e.g. and i.e. and A.S.B.O.'],
    ['The caller said "fuck off" to the officer.'],
    ['He called me “a stupid bitch”, and I wish to complain.'],
    ['$100 and C++ and a*b and x@y.'],
    ['Mr Dick, Ms Cock and Dr Wang attended.'],
  ])('%s', async (text) => {
    expect(await find(text)).toEqual([]);
  });
});

describe('the mention of who people are is never abuse', () => {
  const groups =
    'women|men|gay people|lesbians|bisexual people|trans women|trans men|transgender people|non-binary people|queer people|straight people|intersex people|disabled people|blind people|deaf people|wheelchair users|autistic people|people with Down syndrome|people with cerebral palsy|dwarfs|Black people|white people|Asian people|Chinese people|Japanese people|Pakistani people|Indian people|Bangladeshi people|Africans|Caribbean people|Arabs|Roma|Gypsies|Travellers|Irish Travellers|Jews|Jewish people|Muslims|Hindus|Sikhs|Buddhists|Christians|Catholics|Protestants|atheists|Rastafarians|pagans|migrants|refugees|asylum seekers|immigrants|foreigners|Poles|Romanians|Scots|the Welsh|the Irish|the English|pensioners|older people|young people|children|single mothers|fathers|pregnant women|homeless people|benefit claimants|people with HIV|sex workers|prisoners|veterans'.split(
      '|',
    );
  test.each(['@ may apply.', 'I am writing on behalf of @.', 'The service must not treat @ worse than others.'])('%s', async (sentence) => {
    for (const group of groups) expect([group, await find(sentence.replace('@', group))]).toEqual([group, []]);
  });
});

test('a policy chooses kinds, and whether quotations count', async () => {
  expect(await find('What a load of bollocks.', { kinds: ['slur'] })).toEqual([]);
  expect(await find('The caller said "fuck off" to the officer.', { ...all, quoted: true })).toEqual(['profanity: fuck']);
});
