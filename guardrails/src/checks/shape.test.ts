import { describe, expect, test } from 'vitest';
import { languageOf } from '../language-of.ts';
import { findIn } from '../testing/find-in.ts';
import { shape } from './shape.ts';

const english =
  'Thank you for your letter of 3 May about the bus between the villages. I am sorry that it has taken so long to reply. The council is responsible for the service.';
const welsh =
  'Diolch am eich llythyr am y bws rhwng y pentrefi. Mae’n ddrwg gennym ei bod wedi cymryd cymaint o amser i ateb. Y cyngor sydd yn gyfrifol am y gwasanaeth yn yr ardal hon.';
const other: readonly [string, string][] = [
  [
    'German',
    'Vielen Dank für Ihren Brief vom dritten Mai über den Bus zwischen den Dörfern. Es tut mir leid, dass die Antwort so lange gedauert hat. Der Rat ist für den Dienst zuständig.',
  ],
  [
    'French',
    'Je vous remercie de votre lettre du trois mai au sujet du bus entre les villages. Je suis désolé que la réponse ait tant tardé. Le conseil est responsable du service.',
  ],
  [
    'Polish',
    'Dziękuję za list z trzeciego maja w sprawie autobusu między wioskami. Przepraszam, że odpowiedź zajęła tak długo. Za tę usługę odpowiada rada gminy i to ona ustala rozkład jazdy na cały rok.',
  ],
  [
    'Spanish',
    'Gracias por su carta del tres de mayo sobre el autobús entre los pueblos. Siento que la respuesta haya tardado tanto. El ayuntamiento es responsable del servicio.',
  ],
  [
    'Russian',
    'Спасибо за ваше письмо от третьего мая об автобусе между деревнями. Мне жаль, что ответ занял так много времени. За эту услугу отвечает совет, и он составляет расписание.',
  ],
];

describe('the language of a text', () => {
  test('English is English, and Welsh is Welsh', () => {
    expect([languageOf(english), languageOf(welsh)]).toEqual(['en', 'cy']);
  });

  test.each(other)('%s is neither', (_, text) => {
    expect(languageOf(text)).toBe('other');
  });

  test.each<[string, string]>([
    ['a short text', 'Merci beaucoup.'],
    ['a table', 'Leeds 12 40 31.\nHull 10 22 19.\n'.repeat(20)],
    ['a list of names', 'Osei, Begum, Llewellyn, Nowak, Fortescue, Davies, Jones\n'.repeat(5)],
  ])('is not guessed of %s', (_, text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});

describe('a text of the wrong shape is found', () => {
  test.each<[string, object, string, string]>([
    ['one that is too long', { maxCharacters: 5 }, 'abcdefgh', 'too-long: fgh'],
    ['one in another language', { languages: ['en'] }, welsh, `other-language: ${welsh}`],
    ['one that is stuck', { maxRepeats: 3 }, 'The council will reply to you. '.repeat(4), 'repeated:  The council will reply to you.'],
  ])('%s', async (_, options, text, found) => {
    expect(await findIn(shape, options, { text, stage: 'output' })).toEqual([found]);
  });

  test.each<[string, object, string]>([
    ['one as long as it may be', { maxCharacters: 8 }, 'abcdefgh'],
    ['one in one of the languages', { languages: ['en', 'cy'] }, welsh],
    ['one that says short things often', { maxRepeats: 1 }, 'Yes. Yes. Yes. Yes.'],
    ['one that says a sentence as often as it may', { maxRepeats: 3 }, 'The council will reply to you. '.repeat(3)],
  ])('but not %s', async (_, options, text) => {
    expect(await findIn(shape, options, { text, stage: 'output' })).toEqual([]);
  });

  test('a rule without a limit is refused', () => {
    expect(shape.options.safeParse({}).success).toBe(false);
  });
});
