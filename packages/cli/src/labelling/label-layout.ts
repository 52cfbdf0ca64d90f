import { html, type Markup } from '@assay/evals/report';

interface LabelLayout {
  readonly title: string;
  readonly kit: string;
  readonly labeller: string;
  /** The path that all addresses of this start begin with. */
  readonly base: string;
  readonly main: Markup;
}

/** The frame of every labelling page. */
export function labelLayout({ title, kit, labeller, base, main }: LabelLayout): string {
  const { markup } = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${kit}</title>
<link rel="stylesheet" href="${base}/label-page.css">
</head>
<body>
<a class="skip-link" href="#main">Skip to main content</a>
<header class="masthead"><div class="width"><p class="name">${kit}</p><p>Labelling as ${labeller}</p></div></header>
<main id="main" class="width" tabindex="-1">
${main}
</main>
<footer class="foot"><div class="width"><p>You label blind: this page shows your own labels and nobody else’s. Do not compare until both of you have finished.</p></div></footer>
</body>
</html>
`;
  return markup;
}
