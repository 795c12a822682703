# cmake -DSOURCE=<lib/Report> -DD3=<d3.min.js> -DOUTPUT=<Page.inc> -P MakePage.cmake
#
# Puts styles and scripts into html/page.html, and that into a C++ string.
file(READ ${SOURCE}/html/page.html page)
file(READ ${SOURCE}/html/style.css style)
file(READ ${D3} d3)
file(READ ${SOURCE}/third_party/dagre.min.js dagre)
file(READ ${SOURCE}/third_party/LICENSES.txt licenses)
set(script "")
foreach(part report graph tables roofline)
  file(READ ${SOURCE}/html/${part}.js text)
  string(APPEND script "${text}")
endforeach()
foreach(part style licenses d3 dagre script)
  string(TOUPPER ${part} name)
  string(REPLACE "@${name}@" "${${part}}" page "${page}")
endforeach()
file(WRITE ${OUTPUT}.new
     "static const char pageText[] = R\"prelu(${page})prelu\";\n")
file(RENAME ${OUTPUT}.new ${OUTPUT})
