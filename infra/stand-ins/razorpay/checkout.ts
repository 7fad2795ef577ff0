/**
 * A script with the interface of Razorpay's checkout.js: `new Razorpay({key, order_id, amount, handler, modal, …})`,
 * `open`, `close`, `on('payment.failed', …)`. In place of a card form it offers what a card can do.
 */
export const checkoutScript = (origin: string): string => `(() => {
  const origin = ${JSON.stringify(origin)};
  const choices = [
    ['pay', 'Pay', 'captured'], ['authorize', 'Pay, captured later', 'authorized'], ['fail', 'Fail', 'failed'],
  ];

  class Razorpay {
    constructor(options) {
      if (!options || !options.key) throw new Error('No key passed');
      this.options = options;
      this.listeners = {};
    }
    on(event, listener) {
      (this.listeners[event] ||= []).push(listener);
      return this;
    }
    open() {
      if (this.dialog) return this;
      const dialog = document.createElement('dialog');
      dialog.setAttribute('aria-label', 'Razorpay stand-in');
      dialog.dataset.testid = 'razorpay-checkout';
      const title = document.createElement('p');
      const cents = String(this.options.amount ?? 0).padStart(3, '0');
      title.textContent = (this.options.name ?? '') + ' ' + (this.options.currency ?? 'USD') + ' ' + cents.slice(0, -2) + '.' + cents.slice(-2);
      dialog.append(title);
      for (const [id, label, outcome] of choices) dialog.append(this.button(id, label, () => this.pay(outcome)));
      dialog.append(this.button('close', 'Close', () => this.dismiss()));
      dialog.addEventListener('cancel', () => this.dismiss());
      document.body.append(dialog);
      this.dialog = dialog;
      dialog.showModal();
      return this;
    }
    button(id, label, act) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.dataset.testid = 'razorpay-' + id;
      button.addEventListener('click', act);
      return button;
    }
    async pay(outcome) {
      const answer = await fetch(origin + '/v1/standard_checkout/payments', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ key: this.options.key, order_id: this.options.order_id, outcome }),
      });
      const result = await answer.json();
      if (result.error) {
        for (const listener of this.listeners['payment.failed'] ?? []) listener({ error: result.error });
        return;
      }
      this.close();
      this.options.handler?.(result);
    }
    dismiss() {
      this.close();
      this.options.modal?.ondismiss?.();
    }
    close() {
      this.dialog?.remove();
      this.dialog = undefined;
    }
  }
  window.Razorpay = Razorpay;
})();
`;
