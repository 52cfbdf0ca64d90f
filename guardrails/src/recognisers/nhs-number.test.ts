import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['nhs-number'] }, { text });

describe('an NHS number is found', () => {
  test.each([
    ['grouped, without a label', 'The letter is about 485 777 3457 and the visit in May.', '485 777 3457'],
    ['with hyphens', 'see 440-507-5565', '440-507-5565'],
    ['closed up, with a label before', 'NHS number 4857773457', '4857773457'],
    ['closed up, with a label after', 'This is 7623248340 (NHS).', '7623248340'],
    ['under a Welsh label', 'Rhif GIG: 7349244916', '7349244916'],
    ['in a column headed NHS', 'Name,NHS No,Town\nA Jones,7388539123,Leeds\nB Ali,4857773457,Hull', '7388539123'],
    ['mistyped, under its label', 'NHS number 485 777 3456', '485 777 3456'],
    ['misread by a scanner, under its label', 'NHS No 639 9l8 821O.', '639 9l8 821O'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`nhs-number: ${value}`);
  });

  test('in every row of a table', async () => {
    expect(await find('Name\tNHS No\tTown\nA\t7388539123\tLeeds\nB\t4857773457\tHull')).toHaveLength(2);
  });
});

describe('what is no NHS number is left alone', () => {
  test.each([
    ['a failing checksum without a label', 'See 485 777 3456 for details.'],
    ['closed up without a label: one number in eleven passes the checksum', 'See 4857773457 for details.'],
    ['an order number', 'Purchase order 485 777 3457 is outstanding.'],
    ['a count', 'Rows processed: 485 777 3457 of 9 999 999 999.'],
    ['a telephone number', 'Tel 485 777 3457'],
    ['a first digit that is not given out', 'The figure 085 777 3451 stands there.'],
    ['a doi', 'doi:10.1136/bmj.485.777.3457'],
    ['ten of one digit', 'NHS number 000 000 0000'],
    ['a label inside another word', 'Inhsale 4857773457'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
