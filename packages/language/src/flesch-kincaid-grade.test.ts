import { describe, expect, test } from 'vitest';
import { fleschKincaidGrade } from './flesch-kincaid-grade.ts';

describe('fleschKincaidGrade', () => {
  test('follows the published formula', () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59
    expect(fleschKincaidGrade('The cat sat on the mat.')).toBeCloseTo(-1.45, 9);
  });

  test('long words and long sentences ask more', () => {
    const plain = fleschKincaidGrade('We will write to you. You can appeal.') ?? 0;
    const grand =
      fleschKincaidGrade('Notification of the determination will subsequently be communicated to the appellant authority.') ?? 0;
    expect(grand).toBeGreaterThan(plain + 8);
  });

  test('a text without words has no grade', () => {
    expect(fleschKincaidGrade(' … ')).toBeUndefined();
  });
});
