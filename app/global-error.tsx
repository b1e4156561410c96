'use client'
/** The frame of all pages broke: this one stands without it, without its styles too. */
interface GlobalErrorProps {
  readonly reset: () => void
}

export default function GlobalError({ reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body
        style={{
          font: '1.1rem/1.5 system-ui',
          colorScheme: 'light dark',
          margin: '15vh auto',
          padding: '0 1rem',
          maxWidth: '32rem',
        }}
      >
        <title>Kith</title>
        <h1>Kith can’t show its pages right now</h1>
        <p>
          Your lists and files are safe, and what is being checked goes on. Try again in a moment; if it stays, start
          Kith again with “npm start”.
        </p>
        <button type="button" onClick={reset} style={{ font: 'inherit', padding: '.6em 1.2em' }}>
          Try again
        </button>
      </body>
    </html>
  )
}
