// Live examples of the widget's methods and events, for the page /widget.
const chat = document.querySelector('assay-chat');
const heard = document.querySelector('#heard');

const actions = {
  open: () => chat.open('policy-search'),
  close: () => chat.close(),
  ask: async () => tell(`ask() came to: ${await chat.ask('How is annual leave carried over?', 'policy-search')}`),
};

for (const button of document.querySelectorAll('button[data-call]')) button.addEventListener('click', actions[button.dataset.call]);
for (const name of ['assay-ready', 'assay-open', 'assay-close', 'assay-asked', 'assay-answered', 'assay-language'])
  chat.addEventListener(name, ({ detail }) => tell(`${name} ${JSON.stringify(detail)}`));

function tell(text) {
  const line = document.createElement('li');
  line.textContent = text;
  heard.prepend(line);
}
