/** For the page that describes the API: how a sister application begins, to copy and paste. */
export const sidecarGuide = `<section><h2>For sister applications</h2>
<p><code>/api/unified/…</code> is called by servers with <code>X-API-Key</code>. Amounts there are Ku with up to three
decimals, <code>user_id</code> is the person's sukusuku subject, else the id of <code>/api/me</code>, always a string.
Answers say <code>"success": true</code>, failures <code>"success": false, "error": "…"</code> with 400, 401, 402, 403,
404, 409, 413 or 429. Send an <code>Idempotency-Key</code> with every POST: the same request again gets the first answer
and moves nothing twice, another body under the same key is 409.</p>
<pre>curl $PENORA/api/unified/deduct-credits -H "X-API-Key: $PENORA_API_KEY" \\
  -H 'Content-Type: application/json' -H 'Idempotency-Key: job 4711' \\
  -d '{"user_id":"101902121794505144784","amount":2.5,"app_name":"imagegene","description":"A picture"}'

{"success":true,"credits_deducted":2.5,"new_balance":47.5,"app_name":"imagegene","timestamp":"…"}</pre>
<p>A person's balance as it changes, as server-sent events:</p>
<pre>curl -N "$PENORA/api/unified/balance-stream?user_id=101902121794505144784" -H "X-API-Key: $PENORA_API_KEY"

event: balance
data: {"credits":47.5,"entry":2}</pre>
<p>"Transform text to visual art" opens your site with <code>?project=CODE&amp;code=…</code>. The code is good once and
for 60 seconds. A page of yours trades it, without a key and without cookies:</p>
<pre>const { access_token } = await (await fetch(PENORA + '/api/cross-app/auth', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code }),
})).json();
const { project } = await (await fetch(PENORA + '/api/project/' + CODE, {
  headers: { authorization: 'Bearer ' + access_token },
})).json();
draw(project.content);</pre>
<p>A key reaches people who come from sukusuku.ai and those it made itself; everybody else lets an application in under
Account, Applications, and can withdraw it there (403 from then on). Limits are told in <code>RateLimit</code> and
<code>RateLimit-Policy</code>; after 429 wait for <code>Retry-After</code>. A typed client that does all of this is in
<code>protocol/src/client</code>, with examples in <code>protocol/README.md</code>.</p></section>`;
