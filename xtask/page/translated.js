// A browser's translation puts elements of its own in the place of the texts that the program keeps up to date: what
// changes later is not seen. The page asks not to be translated; where it is done all the same, it says what that means.
(() => {
  'use strict';
  const TEXT =
    'この画面の文が、翻訳機能や拡張機能で置き換えられています。置き換えられた数字や状態は、記入や絞り込みをしても古いまま残ることがあります。翻訳を止めてから、再読み込みしてください。';
  const MOMENTS = ['click', 'change', 'input', 'keyup', 'hashchange', 'storage', 'focus', 'beforeprint'];
  const root = document.documentElement;
  const language = root.lang;

  // Elements that no page of ours has had for twenty years, and the marks that translators leave on the whole.
  const isTranslated = () =>
    root.lang !== language || /\btranslated-/.test(root.className) || document.getElementsByTagName('font').length > 0;

  function tell() {
    const notice = document.createElement('div');
    notice.className = 'translated';
    notice.setAttribute('role', 'alert');
    notice.setAttribute('translate', 'no');
    const text = document.createElement('p');
    text.textContent = TEXT;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = '再読み込み';
    again.addEventListener('click', () => location.reload());
    notice.append(text, again);
    document.body.prepend(notice);
  }

  function look() {
    if (document.body && !document.querySelector('.translated') && isTranslated()) tell();
  }

  // Before the moment's own listeners change anything, and once more behind what they lead to.
  for (const moment of MOMENTS) {
    addEventListener(moment, () => (look(), setTimeout(look)), true);
  }
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ['class', 'lang'] });
})();
