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
