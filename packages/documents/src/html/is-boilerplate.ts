import { attribute, classesOf, type Element } from './tree.ts';

/** Elements that are never words to read: code, pictures, controls, ways around the site. */
const silentTags = new Set(
  'script style noscript template head nav footer iframe object embed svg canvas audio video map select button input textarea label option datalist progress meter rp'.split(
    ' ',
  ),
);

const silentRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog', 'complementary']);

/** Parts of GOV.UK's, the Design System's and our sample pages that are about the page, not of it; that a page is a sample stands in its metadata. */
const silentClasses = new Set(
  (
    'govuk-visually-hidden visually-hidden visuallyhidden sr-only js-hidden js-only hidden hide noprint no-print toggler reversefootnote ' +
    'govuk-header govuk-footer govuk-breadcrumbs govuk-back-link govuk-phase-banner govuk-cookie-banner govuk-skip-link govuk-pagination govuk-service-navigation ' +
    'govuk-caption-s govuk-caption-m govuk-caption-l govuk-caption-xl gem-c-title__context gem-c-heading__context ' +
    'gem-c-breadcrumbs gem-c-contextual-breadcrumbs gem-c-phase-banner gem-c-cookie-banner gem-c-skip-link gem-c-layout-super-navigation-header gem-c-layout-footer ' +
    'gem-c-feedback gem-c-related-navigation gem-c-contextual-sidebar gem-c-contextual-footer gem-c-share-links gem-c-print-link gem-c-contents-list gem-c-pagination ' +
    'gem-c-published-dates gem-c-metadata gem-c-devolved-nations gem-c-single-page-notification-button gem-c-signup-link gem-c-subscription-links gem-c-step-nav ' +
    'gem-c-step-nav-header gem-c-step-nav-related gem-c-translation-nav gem-c-back-to-top-link gem-c-organisation-logo gem-c-emergency-banner gem-c-intervention ' +
    'accessibility-warning app-c-back-to-top app-c-contents-list related-container report-a-problem-container feedback feedback-form page-feedback breadcrumb ' +
    'breadcrumbs cookie-banner cookie-notice cookie-message cookie-bar cookie-consent skip-link skip-to-content skiplink pagination related-links related-content ' +
    'assay-synthetic related-items share-links social-share social-links print-link site-header site-footer back-to-top'
  ).split(' '),
);

const silentIds = new Set(
  'global-header global-footer global-cookie-message global-cookie-banner cookie-banner header footer breadcrumbs feedback skiplink related sidebar'.split(
    ' ',
  ),
);

/** Whole blocks that say only how to use the page. */
const silentLines = new Set(
  'print this page|print entire guide|share this page|back to top|back to contents|back to content|skip to main content|skip to content|is this page useful?|request an accessible format.|request an accessible format'.split(
    '|',
  ),
);

const hiddenStyle =
  /(?:^|[;\s])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|opacity\s{0,5}:\s{0,5}0(?![.\d])|font-size\s{0,5}:\s{0,5}(?:0(?![.\d])|0?\.\d|1px)|color\s{0,5}:\s{0,5}transparent)/i;

const colour = /(?:^|[;\s])color\s{0,5}:\s{0,5}([^;]{1,40})/i;
const background = /(?:^|[;\s])background(?:-color)?\s{0,5}:\s{0,5}([^;]{1,40})/i;

/** White on white: words in the colour of what they stand on. */
function isInItsGround(style: string): boolean {
  const [ink, ground] = [colour, background].map((pattern) => plainColour(pattern.exec(style)?.[1] ?? ''));
  return ink !== '' && ink === ground;
}

function plainColour(value: string): string {
  const plain = value.toLowerCase().replace(/!important|\s/g, '');
  return /^(?:white|#fff|#ffffff|rgb\(255,255,255\))$/.test(plain) ? 'white' : plain;
}

/** Whether an element holds nothing that a reader of the page is meant to read; a header or aside inside the main content is content. */
export function isBoilerplate(element: Element, isInMain: boolean): boolean {
  const { tagName, attrs } = element;
  if (silentTags.has(tagName)) return true;
  if (!isInMain && (tagName === 'header' || tagName === 'aside')) return true;
  if (attrs.length === 0) return false;
  return (
    isHidden(element) ||
    silentRoles.has(attribute(element, 'role') ?? '') ||
    silentIds.has(attribute(element, 'id') ?? '') ||
    classesOf(element).some((name) => silentClasses.has(name))
  );
}

/** Whether a reader never sees an element. */
export function isHidden(element: Element): boolean {
  if (element.tagName === 'dialog' && attribute(element, 'open') === undefined) return true;
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true;
  const style = (attribute(element, 'style') ?? '').slice(0, 2_000);
  return style !== '' && (hiddenStyle.test(style) || isInItsGround(style));
}

/** Whether a whole block is such a line as "Print this page". */
export function isBoilerplateLine(line: string): boolean {
  return line.length < 60 && silentLines.has(line.toLowerCase());
}
