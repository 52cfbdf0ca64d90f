import { describe, expect, test } from 'vitest';
import { mineAcronyms } from './mine-acronyms.ts';

describe('acronyms that a text introduces', () => {
  test.each([
    ['You can get Personal Independence Payment (PIP) if you are ill.', 'PIP', 'Personal Independence Payment'],
    ['Ask the Driver and Vehicle Licensing Agency (DVLA).', 'DVLA', 'Driver and Vehicle Licensing Agency'],
    ['the DVLA (Driver and Vehicle Licensing Agency) keeps', 'DVLA', 'Driver and Vehicle Licensing Agency'],
    ['Tell HM Revenue and Customs (HMRC) at once.', 'HMRC', 'HM Revenue and Customs'],
    ['the Department of Health (DoH)', 'DoH', 'Department of Health'],
    ['Houses in Multiple Occupation (HMOs)', 'HMO', 'Houses in Multiple Occupation'],
    ['the Office of Fair Trading (OFT)', 'OFT', 'Office of Fair Trading'],
    ['an end-point assessment organisation (EPAO)', 'EPAO', 'end-point assessment organisation'],
  ])('%s', (text, short, long) => {
    expect(mineAcronyms(text)).toEqual([{ short, long }]);
  });

  test.each([
    'a form (PDF) to print',
    'the scheme (see below)',
    'the Hedgerow Grant (GH)',
    'Personal payments (PIP)',
    'the grant (A)',
    'Personal\nIndependence\nPayment\n(PIP)',
    'PIP (a payment for people who are ill)',
    '()',
    '',
  ])('none in: %s', (text) => {
    expect(mineAcronyms(text)).toEqual([]);
  });

  test('each is named once', () => {
    expect(mineAcronyms('Bus Fund (BF), Bus Fund (BF)')).toHaveLength(1);
  });

  test.each([
    ['small words that may be passed over', `${'of the '.repeat(40)}(XTOTOTOTOT)`.repeat(2_000)],
    ['words in capitals', `${'AA '.repeat(60)}(XAAAAAAAAA)`.repeat(2_000)],
    ['brackets', '('.repeat(200_000)],
    ['an open bracket and no end', `(${'A'.repeat(200_000)}`],
  ])('a text of %s has none', (_, text) => {
    expect(mineAcronyms(text)).toEqual([]);
  });
});
