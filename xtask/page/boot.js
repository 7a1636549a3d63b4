// Runs first, in every browser: old syntax on purpose. Decides between boot text, failure text and plan text.
(function () {
  'use strict';
  var root = document.documentElement;
  root.setAttribute('data-script', '');

  // Shows why the app cannot start; does nothing once the app has taken the boot element away.
  function fail(reason) {
    var failure = document.getElementById('boot-failure');
    if (!failure || root.getAttribute('data-boot') === 'failed') return;
    root.setAttribute('data-boot', 'failed');
    document.getElementById('boot-reason').textContent = reason;
    failure.hidden = false;
  }

  window.ayumiBootFailed = fail;
  // Where the loader did not run, the file ends too early, its script was changed and so refused, or the browser is too old
  // to read it.
  document.addEventListener('DOMContentLoaded', function () {
    if (!window.ayumiLoaderRuns) {
      fail('このファイルは途中で切れているか、書き換えられています。元の ayumi.html をもう一度コピーして開いてください。ブラウザの版が古い場合も、この表示になります。');
    }
  });
  // A script this browser cannot even read arrives here, and so does anything thrown before the app stands.
  window.addEventListener('error', function (event) {
    fail('このブラウザでは画面のプログラムを読めません（' + event.message + '）。');
  });
})();
