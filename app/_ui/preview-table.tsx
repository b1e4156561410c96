/** The first rows as they are read; scrolls in a frame of its own, by keyboard too. */
import type { Preview } from '#app/api/v1/_schemas/upload.ts'

export function PreviewTable({ preview }: { readonly preview: Preview }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling frame has no element of its own
    <div
      role="region"
      aria-label="First rows of the file"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-lg border border-line"
    >
      <table className="min-w-full border-collapse text-sm">
        <caption className="sr-only">The first {preview.rows.length} rows</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {preview.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
              <th key={index} scope="col" className="px-3 py-2 text-left font-medium whitespace-nowrap">
                {column.name || <span className="text-ink-soft">Column {index + 1}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
            <tr key={rowIndex} className="border-t border-line">
              {preview.columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                <td key={index} className="max-w-64 truncate px-3 py-1.5 whitespace-nowrap">
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
