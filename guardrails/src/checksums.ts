/** NHS Data Dictionary: weights 10 to 2, eleven less the remainder; 11 counts as 0 and 10 is never given out. */
export function passesModulus11(digits: string): boolean {
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === Number(digits[9]);
}

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, the digits summed (Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const value = place % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** ISO 7064, MOD 97-10, as ISO 13616 uses it for IBAN: the first four characters last, letters as 10 to 35, remainder 1. */
export function passesModulus97(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Unique Taxpayer Reference: the first of ten digits checks the other nine by modulus 11. */
export function passesTaxReference(digits: string): boolean {
  const remainder = weighted(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'.charAt(remainder) === digits[0];
}

/** HMRC: weights 8 to 2 and the last two digits, modulus 97; numbers given out since 2010 are 55 further on. */
export function passesVat(digits: string): boolean {
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** Department for Education, Unique Pupil Numbers: weights 2 to 13, modulus 23, letters without I, O and S. */
export function passesPupilNumber(letter: string, digits: string): boolean {
  const sum = weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'.charAt(sum % 23) === letter;
}

// --- Internal ---

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}
