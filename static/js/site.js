/* Optional comfort; the site is whole without it. */
(() => {
  const leave = document.querySelector('.leave');
  if (leave) leave.addEventListener('click', (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    const gone = () => location.replace(leave.dataset.to);
    setTimeout(gone, 300);
    fetch(leave.href, { method: 'POST', redirect: 'manual', keepalive: true }).finally(gone);
  });
  const text = document.getElementById('as-text');
  if (text && navigator.clipboard) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button quiet', textContent: text.dataset.copy });
    button.addEventListener('click', () => navigator.clipboard.writeText(text.value).then(() => { button.textContent = text.dataset.copied; }));
    text.after(button);
  }
  const clarity = document.getElementById('clarity');
  if (clarity) clarity.addEventListener('submit', (event) => {
    event.preventDefault();
    const { name, value, parentElement: row } = event.submitter;
    fetch(clarity.action, { method: 'POST', body: new URLSearchParams({ [name]: value }), credentials: 'omit' }).catch(() => {});
    row.querySelectorAll('button').forEach((button) => button.remove());
    row.querySelector('[role=status]').textContent = 'Thank you.';
  });
  if ('serviceWorker' in navigator) addEventListener('load', () => navigator.serviceWorker.register('/offline.js').then(() => navigator.serviceWorker.ready).then((ready) => {
    if (!(navigator.connection && navigator.connection.saveData)) setTimeout(() => ready.active.postMessage('keep-more'), 8000);
  }).catch(() => {}));
})();
