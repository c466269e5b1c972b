/** The page of the local issuer, at which one says who one is: it believes everybody. */
export const askWho = `<!doctype html>
<html lang="en">
  <head>
    <title>Example</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <h1>Who are you?</h1>
    <form method="post">
      <label>Email <input name="email" type="email" /></label>
      <label>Name <input name="name" /></label>
      <button name="answer" value="continue">Continue</button>
      <button name="answer" value="cancel">Cancel</button>
    </form>
  </body>
</html>
`;

/** The claims of whoever has answered; undefined for whoever would rather not. */
export function readWho(form: URLSearchParams): Readonly<Record<string, unknown>> | undefined {
  if (form.get('answer') !== 'continue') return undefined;
  const email = form.get('email') ?? '';
  return { sub: email, email, email_verified: true, name: form.get('name') ?? '' };
}
