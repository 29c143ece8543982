from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import has_vary_header, patch_vary_headers
from django_http_compression.middleware import HttpCompressionMiddleware


class CompressionMiddleware(HttpCompressionMiddleware):
    """Compresses texts that nothing before it has compressed.

    The library names `Accept-Encoding` only where it did compress. A cache would then give the answer to a browser that
    takes no compression to all others (RFC 9110, 12.5.5), and a 304 has to repeat the header (15.4.5). What the library
    does against BREACH stays on for everybody: a header of random length hides how well a guess was compressed.
    """

    def maybe_compress(self, request: HttpRequest, response: HttpResponseBase) -> None:
        if response.has_header("Content-Encoding") and has_vary_header(response, "Accept-Encoding"):
            # As the pages come that were compressed when they were kept.
            return
        super().maybe_compress(request, response)
        content_type = response.headers.get("Content-Type", "")
        if response.status_code == 304 or self.content_type_re.match(content_type):
            patch_vary_headers(response, ("Accept-Encoding",))
