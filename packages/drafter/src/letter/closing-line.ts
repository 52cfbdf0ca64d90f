const closings =
  /^(?:(?:i (?:am|remain),?\s*)?yours\b.{0,40}$|your (?:sincerely|faithfully|truly|obedient.{0,20})$|(?:with )?(?:(?:my|our|very|the) )*(?:kind|best|warm|kindest|warmest|every|good)(?: personal)? (?:regards|wishes|blessings?)(?:.{0,30})$|(?:with )?(?:many |grateful |sincere |much )*thanks(?: again| in advance| and regards| for .{0,40})?$|regards$|sincerely(?: yours)?$|respectfully(?: yours)?$|cheers$|best$|from$|thank you(?: for .{0,40}| in advance| again)?$|in hope$|with (?:love|blessings|gratitude|respect|thanks)$|love(?: from)?$|ta(?: very much)?$|rgds$|br$|kr$|diolch(?: yn fawr)?$|yn gywir$|cofion(?: gorau)?$|(?:gyda )?diolch.{0,20}$|dictated by .{0,90}$|signed$|kve[ðd]ja.{0,12}$|mvh$|saludos$|cordialement$|le meas$|is mise.{0,20}$|in haste$)/i;
const trailers =
  /^(?:sent from my|get outlook|sent via|this e-?mail|disclaimer|confidential|please consider the environment|virus|the information in|-- ?$|_{3,})/i;

/** Whether a line closes a letter, above the signature; marks at its end do not count. */
export function isClosingLine(line: string): boolean {
  return closings.test(line.replace(/[,.!]+$/, ''));
}

/** Whether a line is what a mail program or an office puts below every message. */
export function isTrailer(line: string): boolean {
  return trailers.test(line);
}

/** Whether a line is closing words and no more, as people have them in common: "Yours, evicted" is none. */
export function isPlainClosing(line: string): boolean {
  return plainClosings.has(
    line
      .toLowerCase()
      .replace(/[,.!\s]{1,10}$/, '')
      .replaceAll(/\s+/g, ' '),
  );
}

/** Whether a line is a trailer and no more: "Sent from my iPhone", not "Sent from my hospital bed". */
export function isPlainTrailer(line: string): boolean {
  return plainTrailer.test(line);
}

// --- Internal ---

const plainClosings = new Set(
  [
    'yours|yours sincerely|yours very sincerely|yours faithfully|yours truly|yours very truly|yours ever|yours aye|yours respectfully',
    'your sincerely|your faithfully|your truly|sincerely|sincerely yours|respectfully|respectfully yours|i remain, yours|i remain yours sincerely',
    'regards|kind regards|best regards|warm regards|kindest regards|warmest regards|with regards|with kind regards|with best regards',
    'with kindest regards|with warm regards|with warmest regards|my best regards|my kind regards|best personal regards',
    'best wishes|kind wishes|warm wishes|good wishes|warmest wishes|kindest wishes|every good wish|with best wishes|with kind wishes',
    'with warm wishes|with good wishes|with my best wishes|with all good wishes|all good wishes|all the best|best',
    'thanks|many thanks|with thanks|with many thanks|thanks again|many thanks again|thanks in advance|many thanks in advance',
    'with thanks in advance|thanks and regards|thanks and best wishes|many thanks and regards|with grateful thanks|grateful thanks',
    'thank you|thank you again|thank you in advance|thank you very much|thank you so much|thank you for your time',
    'thank you for your help|thank you for your attention|thank you for reading|thanks for your time|thanks for your help',
    'with love|with respect|with gratitude|with blessings|love|love from|cheers|from|signed|in hope|in haste|ta|rgds|br|kr|mvh',
    'diolch|diolch yn fawr|gyda diolch|yn gywir|yr eiddoch yn gywir|cofion|cofion gorau|cofion cynnes|saludos|cordialement|le meas|is mise',
  ].flatMap((line) => line.split('|')),
);

const plainTrailer =
  /^(?:sent from my (?:iphone|ipad|ipod|android(?: phone| device)?|samsung(?: galaxy| phone| device)?|galaxy|mobile(?: phone| device)?|phone|tablet|blackberry|huawei|pixel)|sent (?:from|via) (?:outlook|yahoo mail|gmail|proton ?mail|mail|aol)(?: (?:for|on) (?:ios|iphone|ipad|android|windows(?: 1\d)?|mac))?|get outlook for (?:ios|android)|-- ?|_{3,60}|-{2,60})\.?$/i;
