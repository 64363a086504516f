namespace PcapKit.Protocols;

/// <summary>Status codes of HTTP (IANA "http-status-codes").</summary>
[ValueNames]
public enum HttpStatus : ushort
{
    /// <summary>100 Continue.</summary>
    [Name("Continue")] Continue = 100,
    /// <summary>101 Switching Protocols.</summary>
    [Name("Switching Protocols")] SwitchingProtocols = 101,
    /// <summary>102 Processing.</summary>
    [Name("Processing")] Processing = 102,
    /// <summary>103 Early Hints.</summary>
    [Name("Early Hints")] EarlyHints = 103,
    /// <summary>200 OK.</summary>
    [Name("OK")] Ok = 200,
    /// <summary>201 Created.</summary>
    [Name("Created")] Created = 201,
    /// <summary>202 Accepted.</summary>
    [Name("Accepted")] Accepted = 202,
    /// <summary>203 Non-Authoritative Information.</summary>
    [Name("Non-Authoritative Information")] NonAuthoritativeInformation = 203,
    /// <summary>204 No Content.</summary>
    [Name("No Content")] NoContent = 204,
    /// <summary>205 Reset Content.</summary>
    [Name("Reset Content")] ResetContent = 205,
    /// <summary>206 Partial Content.</summary>
    [Name("Partial Content")] PartialContent = 206,
    /// <summary>207 Multi-Status.</summary>
    [Name("Multi-Status")] MultiStatus = 207,
    /// <summary>208 Already Reported.</summary>
    [Name("Already Reported")] AlreadyReported = 208,
    /// <summary>226 IM Used.</summary>
    [Name("IM Used")] ImUsed = 226,
    /// <summary>300 Multiple Choices.</summary>
    [Name("Multiple Choices")] MultipleChoices = 300,
    /// <summary>301 Moved Permanently.</summary>
    [Name("Moved Permanently")] MovedPermanently = 301,
    /// <summary>302 Found.</summary>
    [Name("Found")] Found = 302,
    /// <summary>303 See Other.</summary>
    [Name("See Other")] SeeOther = 303,
    /// <summary>304 Not Modified.</summary>
    [Name("Not Modified")] NotModified = 304,
    /// <summary>305 Use Proxy.</summary>
    [Name("Use Proxy")] UseProxy = 305,
    /// <summary>307 Temporary Redirect.</summary>
    [Name("Temporary Redirect")] TemporaryRedirect = 307,
    /// <summary>308 Permanent Redirect.</summary>
    [Name("Permanent Redirect")] PermanentRedirect = 308,
    /// <summary>400 Bad Request.</summary>
    [Name("Bad Request")] BadRequest = 400,
    /// <summary>401 Unauthorized.</summary>
    [Name("Unauthorized")] Unauthorized = 401,
    /// <summary>402 Payment Required.</summary>
    [Name("Payment Required")] PaymentRequired = 402,
    /// <summary>403 Forbidden.</summary>
    [Name("Forbidden")] Forbidden = 403,
    /// <summary>404 Not Found.</summary>
    [Name("Not Found")] NotFound = 404,
    /// <summary>405 Method Not Allowed.</summary>
    [Name("Method Not Allowed")] MethodNotAllowed = 405,
    /// <summary>406 Not Acceptable.</summary>
    [Name("Not Acceptable")] NotAcceptable = 406,
    /// <summary>407 Proxy Authentication Required.</summary>
    [Name("Proxy Authentication Required")] ProxyAuthenticationRequired = 407,
    /// <summary>408 Request Timeout.</summary>
    [Name("Request Timeout")] RequestTimeout = 408,
    /// <summary>409 Conflict.</summary>
    [Name("Conflict")] Conflict = 409,
    /// <summary>410 Gone.</summary>
    [Name("Gone")] Gone = 410,
    /// <summary>411 Length Required.</summary>
    [Name("Length Required")] LengthRequired = 411,
    /// <summary>412 Precondition Failed.</summary>
    [Name("Precondition Failed")] PreconditionFailed = 412,
    /// <summary>413 Content Too Large.</summary>
    [Name("Content Too Large")] ContentTooLarge = 413,
    /// <summary>414 URI Too Long.</summary>
    [Name("URI Too Long")] UriTooLong = 414,
    /// <summary>415 Unsupported Media Type.</summary>
    [Name("Unsupported Media Type")] UnsupportedMediaType = 415,
    /// <summary>416 Range Not Satisfiable.</summary>
    [Name("Range Not Satisfiable")] RangeNotSatisfiable = 416,
    /// <summary>417 Expectation Failed.</summary>
    [Name("Expectation Failed")] ExpectationFailed = 417,
    /// <summary>421 Misdirected Request.</summary>
    [Name("Misdirected Request")] MisdirectedRequest = 421,
    /// <summary>422 Unprocessable Content.</summary>
    [Name("Unprocessable Content")] UnprocessableContent = 422,
    /// <summary>423 Locked.</summary>
    [Name("Locked")] Locked = 423,
    /// <summary>424 Failed Dependency.</summary>
    [Name("Failed Dependency")] FailedDependency = 424,
    /// <summary>425 Too Early.</summary>
    [Name("Too Early")] TooEarly = 425,
    /// <summary>426 Upgrade Required.</summary>
    [Name("Upgrade Required")] UpgradeRequired = 426,
    /// <summary>428 Precondition Required.</summary>
    [Name("Precondition Required")] PreconditionRequired = 428,
    /// <summary>429 Too Many Requests.</summary>
    [Name("Too Many Requests")] TooManyRequests = 429,
    /// <summary>431 Request Header Fields Too Large.</summary>
    [Name("Request Header Fields Too Large")] RequestHeaderFieldsTooLarge = 431,
    /// <summary>451 Unavailable For Legal Reasons.</summary>
    [Name("Unavailable For Legal Reasons")] UnavailableForLegalReasons = 451,
    /// <summary>500 Internal Server Error.</summary>
    [Name("Internal Server Error")] InternalServerError = 500,
    /// <summary>501 Not Implemented.</summary>
    [Name("Not Implemented")] NotImplemented = 501,
    /// <summary>502 Bad Gateway.</summary>
    [Name("Bad Gateway")] BadGateway = 502,
    /// <summary>503 Service Unavailable.</summary>
    [Name("Service Unavailable")] ServiceUnavailable = 503,
    /// <summary>504 Gateway Timeout.</summary>
    [Name("Gateway Timeout")] GatewayTimeout = 504,
    /// <summary>505 HTTP Version Not Supported.</summary>
    [Name("HTTP Version Not Supported")] HttpVersionNotSupported = 505,
    /// <summary>506 Variant Also Negotiates.</summary>
    [Name("Variant Also Negotiates")] VariantAlsoNegotiates = 506,
    /// <summary>507 Insufficient Storage.</summary>
    [Name("Insufficient Storage")] InsufficientStorage = 507,
    /// <summary>508 Loop Detected.</summary>
    [Name("Loop Detected")] LoopDetected = 508,
    /// <summary>510 Not Extended.</summary>
    [Name("Not Extended")] NotExtended = 510,
    /// <summary>511 Network Authentication Required.</summary>
    [Name("Network Authentication Required")] NetworkAuthenticationRequired = 511,
}
