/** What we use of Mailchimp's own client, which comes without types. */
declare module '@mailchimp/mailchimp_marketing/src/ApiClient.js' {
  type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

  interface ListsApi {
    getAllLists(query: Query): Promise<unknown>
    getListMergeFields(listId: string, query: Query): Promise<unknown>
    listSegments(listId: string, query: Query): Promise<unknown>
    getListMembersInfo(listId: string, query: Query): Promise<unknown>
    getSegmentMembersList(listId: string, segmentId: number, query: Query): Promise<unknown>
    getListMember(listId: string, memberId: string, query: Query): Promise<unknown>
    updateListMember(listId: string, memberId: string, body: object, query: Query): Promise<unknown>
  }

  /** One of these holds one key; the package's default export is one for all. */
  export default class ApiClient {
    basePath: string
    readonly buildUrl: (path: string, pathParams: Readonly<Record<string, unknown>>) => string
    callApi: import('./transport.ts').CallApi
    setConfig(config: { readonly apiKey: string; readonly server?: string }): void
    readonly lists: ListsApi
    readonly root: { getRoot(query: Query): Promise<unknown> }
  }
}
